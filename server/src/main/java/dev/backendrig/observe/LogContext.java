package dev.backendrig.observe;

import java.util.Collections;
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
    public static <T, X extends Throwable> T call(
            String name, String value, ScopedValue.CallableOp<? extends T, X> operation) throws X {
        var fields = new LinkedHashMap<>(fields());
        fields.put(name, value);
        return ScopedValue.where(FIELDS, Collections.unmodifiableMap(fields)).call(operation);
    }

    /// Runs `action` with one more field, as [#call] does.
    public static <X extends Throwable> void run(String name, String value, Action<X> action)
            throws X {
        // The call's result has no meaning; it only may not be null.
        call(
                name,
                value,
                () -> {
                    action.run();
                    return true;
                });
    }

    /// Something to be done that gives no result.
    ///
    /// @param <X> what it may throw
    public interface Action<X extends Throwable> {
        /// Does it.
        void run() throws X;
    }

    /// The fields that hold on this thread now, the outermost first.
    static Map<String, String> fields() {
        return FIELDS.orElse(Map.of());
    }
}
