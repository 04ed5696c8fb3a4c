package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The events of an event stream as they arrive (WHATWG HTML, 9.2). Used by one thread.
final class ServerEvents {
    /// The server keeps 4 MiB of a run. Characters.
    private static final int LONGEST = 16 * 1024 * 1024;

    private final BufferedReader reader;
    private boolean endedWithReturn;
    private String id = "";

    ServerEvents(InputStream stream) {
        reader = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /// @param id the last one that the stream has told
    /// @param name `message` where it has none
    record ServerEvent(String id, String name, String data) {}

    /// Waits for the next event; empty at the end of the stream. An event that is cut off by the
    /// end is none (WHATWG HTML, 9.2.6).
    Optional<ServerEvent> next() throws IOException {
        var name = "";
        var data = new StringJoiner("\n");
        var hasData = false;
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty() && hasData) return Optional.of(event(name, data));
            if (line.isEmpty()) name = "";
            var value = value(line);
            switch (line.substring(0, line.length() - rest(line))) {
                case "event" -> name = value;
                case "data" -> {
                    data.add(value);
                    hasData = true;
                    if (data.length() > LONGEST) throw new IOException("an event is too long");
                }
                case "id" -> id = value.indexOf('\0') < 0 ? value : id;
                default -> {}
            }
        }
        return Optional.empty();
    }

    private ServerEvent event(String name, StringJoiner data) {
        return new ServerEvent(id, name.isEmpty() ? "message" : name, data.toString());
    }

    /// How many characters there are from the colon on.
    private static int rest(String line) {
        var colon = line.indexOf(':');
        return colon < 0 ? 0 : line.length() - colon;
    }

    private static String value(String line) {
        var colon = line.indexOf(':');
        if (colon < 0) return "";
        return line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
    }

    /// A whole line; null at the end of the stream. Not `readLine`, which has no limit and takes
    /// what the end cuts off for a line.
    private @Nullable String line() throws IOException {
        var line = new StringBuilder();
        for (var next = reader.read(); next >= 0; next = reader.read()) {
            var isRest = next == '\n' && endedWithReturn;
            endedWithReturn = next == '\r';
            if (isRest) continue;
            if (next == '\n' || next == '\r') return line.toString();
            line.append((char) next);
            if (line.length() > LONGEST) throw new IOException("a line is too long");
        }
        return null;
    }
}
