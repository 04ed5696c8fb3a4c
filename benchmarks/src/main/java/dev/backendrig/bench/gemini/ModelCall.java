package dev.backendrig.bench.gemini;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A request to the fake model.
///
/// @param line the request line
/// @param readAt when its last byte was read, by `System.nanoTime`
record ModelCall(String line, String body, long readAt) {
    private static final int MAX_HEAD = 16 * 1024;
    private static final String LENGTH = "content-length:";

    /// The next request of a connection, or empty where the peer has closed it.
    static Optional<ModelCall> read(InputStream in) throws IOException {
        var head = readHead(in);
        if (head.isEmpty()) return Optional.empty();
        var lines = head.split("\r\n", -1);
        var body = "";
        for (var line : lines) {
            if (!line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) continue;
            var length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
        return Optional.of(new ModelCall(lines[0], body, System.nanoTime()));
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_HEAD) {
            var next = in.read();
            if (next < 0 && head.isEmpty()) return "";
            if (next < 0) throw new EOFException("the connection closed inside a request head");
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) return head.toString();
        }
        throw new IOException("a request head is longer than " + MAX_HEAD + " bytes");
    }

    boolean isGenerate() {
        return line.startsWith("POST ") && line.contains(":streamGenerateContent");
    }
}
