package dev.backendrig.audit;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How far the log goes, in a file of its own: without it nobody could tell that the end of the log,
/// or its oldest file, was taken away.
///
/// @param seq the number of the last line
/// @param hash its hash
/// @param first the number of the first line that is still kept
record AuditHead(long seq, String hash, long first) {
    static final String FILE = "audit.head";

    /// Longer than any head, and always the same: it is written over.
    private static final int BYTES = 192;

    static Optional<AuditHead> read(FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {}
        return read(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII));
    }

    private static Optional<AuditHead> read(String text) {
        try {
            if (!(Json.parse(text.strip()) instanceof JsonObject json)) return Optional.empty();
            var hash = json.string("hash");
            var seq = json.integer("seq");
            var first = json.integer("first");
            return hash.isEmpty() || seq.isEmpty() || first.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AuditHead(seq.getAsLong(), hash.get(), first.getAsLong()));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    void write(FileChannel file) throws IOException {
        var json =
                JsonObject.builder().put("seq", seq).put("hash", hash).put("first", first).build();
        var text = Json.write(json);
        var padded = text + " ".repeat(BYTES - 1 - text.length()) + "\n";
        var bytes = ByteBuffer.wrap(padded.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) file.write(bytes, bytes.position());
    }
}
