package dev.backendrig.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The lines of one file, one by one. Used by one thread.
final class AuditLines implements AutoCloseable {
    /// Far longer than any line that is written.
    private static final int MAX_BYTES = 64 * 1024;

    private final InputStream in;

    AuditLines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file));
    }

    /// @param ended whether a line break stands after it; only the last one may lack it
    /// @param bytes its length, the line break not counted
    record Line(String text, boolean ended, int bytes) {}

    /// The next line; empty at the end. One that is too long is cut, and so is wrong.
    Optional<Line> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var it = in.read(); it >= 0; it = in.read()) {
            if (it == '\n') return Optional.of(line(bytes, true));
            bytes.write(it);
            if (bytes.size() >= MAX_BYTES) return Optional.of(line(bytes, true));
        }
        return bytes.size() == 0 ? Optional.empty() : Optional.of(line(bytes, false));
    }

    private static Line line(ByteArrayOutputStream bytes, boolean ended) {
        return new Line(bytes.toString(StandardCharsets.UTF_8), ended, bytes.size());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
