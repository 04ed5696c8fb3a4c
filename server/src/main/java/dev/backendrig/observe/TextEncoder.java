package dev.backendrig.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/// Writes the log for people: `time level event key=value … (logger)`, an exception in the lines
/// below it, indented.
final class TextEncoder extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] encode(ILoggingEvent event) {
        return text(LogLine.of(event)).getBytes(StandardCharsets.UTF_8);
    }

    static String text(LogLine line) {
        var out = new StringBuilder(160);
        out.append(line.timeText()).append(' ');
        out.append(String.format("%-5s", line.level())).append(' ');
        out.append(PlainText.oneLine(line.event()));
        line.fields()
                .forEach((name, value) ->
                        out.append(' ')
                                .append(PlainText.oneLine(name))
                                .append('=')
                                .append(PlainText.value(value.toString())));
        out.append(" (").append(PlainText.oneLine(line.logger())).append(")\n");
        if (line.error() != null) {
            out.append("    ").append(line.error().replace("\n", "\n    ")).append('\n');
        }
        return out.toString();
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
