package dev.backendrig.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.nio.charset.StandardCharsets;

/// Writes the log for machines: one JSON object a line, with `time`, `level`, `event`, `logger`,
/// the event's fields, and `error` where there was an exception.
final class JsonEncoder extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return (text(LogLine.of(event)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static String text(LogLine line) {
        var out =
                JsonObject.builder()
                        .put("time", line.timeText())
                        .put("level", line.level())
                        .put("event", line.event())
                        .put("logger", line.logger());
        line.fields().forEach((name, value) -> out.put(name, json(value)));
        return Json.write(out.putIfPresent("error", line.error()).build());
    }

    private static JsonValue json(Object value) {
        return switch (value) {
            case Integer number -> JsonNumber.of(number);
            case Long number -> JsonNumber.of(number);
            case Boolean flag -> new JsonBoolean(flag);
            default -> new JsonString(value.toString());
        };
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
