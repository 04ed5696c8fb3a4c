package dev.backendrig.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the log, with all that may be told of it.
///
/// @param logger the class that logs, without its package
/// @param event what happened. Of a library's message only the template is taken, without the
///     arguments, since those may be content
/// @param fields those of the event and of the [LogContext], the event's counting more
/// @param error an exception as [SafeThrowable] writes it
record LogLine(
        Instant time,
        String level,
        String logger,
        String event,
        Map<String, Object> fields,
        @Nullable String error) {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// Must be called on the thread that logs: the context is that thread's.
    static LogLine of(ILoggingEvent event) {
        var name = event.getLoggerName();
        var ours = name.startsWith(SafeThrowable.OURS);
        var text = ours ? event.getFormattedMessage() : event.getMessage();
        var error = event.getThrowableProxy();
        return new LogLine(
                event.getInstant(),
                event.getLevel().toString(),
                name.substring(name.lastIndexOf('.') + 1),
                text == null ? "" : text,
                fields(event, ours),
                error == null ? null : SafeThrowable.text(error));
    }

    private static Map<String, Object> fields(ILoggingEvent event, boolean ours) {
        var fields = new LinkedHashMap<String, Object>(LogContext.fields());
        var pairs = event.getKeyValuePairs();
        if (pairs == null || !ours) return fields;
        for (var pair : pairs) fields.put(pair.key, pair.value == null ? "" : pair.value);
        return fields;
    }

    String timeText() {
        return MILLIS.format(time);
    }
}
