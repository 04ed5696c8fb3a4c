package dev.backendrig.mcp.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a stream of bytes, none of them longer than allowed. Used by one thread.
final class Lines {
    /// A line is longer than allowed.
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int CHUNK = 8192;

    private final InputStream from;
    private final int mostBytes;
    private byte[] buffer = new byte[CHUNK];
    private int start;
    private int end;

    Lines(InputStream from, int mostBytes) {
        this.from = from;
        this.mostBytes = mostBytes;
    }

    /// The next line without its end, null behind the last.
    byte @Nullable [] next() throws IOException {
        var looked = start;
        while (true) {
            for (var at = looked; at < end; at++) {
                if (buffer[at] == '\n') return line(at);
            }
            if (end - start > mostBytes) throw new TooLongException();
            var kept = end - start;
            if (!more()) return null;
            looked = start + kept;
        }
    }

    private byte[] line(int at) throws TooLongException {
        if (at - start > mostBytes) throw new TooLongException();
        var to = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
        var line = Arrays.copyOfRange(buffer, start, to);
        start = at + 1;
        return line;
    }

    /// What is behind the last line end belongs to no message.
    private boolean more() throws IOException {
        makeRoom();
        var read = from.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read >= 0;
    }

    private void makeRoom() {
        var kept = end - start;
        // A single long line must not keep its room for ever.
        var wanted = Math.max(CHUNK, 2 * kept);
        var room =
                kept > buffer.length / 2 || buffer.length > 4 * wanted ? new byte[wanted] : buffer;
        System.arraycopy(buffer, start, room, 0, kept);
        buffer = room;
        start = 0;
        end = kept;
    }
}
