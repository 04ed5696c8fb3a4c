package dev.backendrig.observe;

import java.util.LinkedHashMap;
import java.util.Map;

/// Fields that every log line carries while something is being done, such as the run and the
/// session. They hold for the calling thread only and end with the call; inner ones add to outer
/// ones and replace those of the same name.
public final class LogContext {
    private static final ScopedValue<Map<String, String>> FIELDS = ScopedValue.newInstance();

    private LogContext() {}

    /// Calls `operation` with one more field.
    ///
    /// @param value never a secret id itself, see [LogId]
    public static <T, X extends Throwable> T with(
            String name, String value, ScopedValue.CallableOp<? extends T, X> operation) throws X {
        var fields = new LinkedHashMap<>(fields());
        fields.put(name, value);
        return ScopedValue.where(FIELDS, Map.copyOf(fields)).call(operation);
    }

    /// The fields that hold on this thread now, in no certain order.
    static Map<String, String> fields() {
        return FIELDS.orElse(Map.of());
    }
}
