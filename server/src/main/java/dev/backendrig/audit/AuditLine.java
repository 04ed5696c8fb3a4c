package dev.backendrig.audit;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A line of the log: a JSON object whose last member is the SHA-256 of all that stands before it, in
/// which the hash of the line before stands too. So a line cannot be changed, taken out or moved
/// without all later ones being wrong.
///
/// @param seq its number, the first is 1
/// @param prev the hash of the line before
record AuditLine(long seq, String prev, String hash, String text) {
    /// What the first line follows.
    static final String NOTHING = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";
    private static final int TAIL = HASH.length() + NOTHING.length() + "\"}".length();

    /// The line after this place.
    ///
    /// @param members of the event
    static AuditLine after(long seq, String hash, JsonObject members) {
        var all = JsonObject.builder().put("seq", seq + 1);
        members.members().forEach(all::put);
        var json = Json.write(all.put("prev", hash).build());
        var body = json.substring(0, json.length() - 1);
        var own = sha256(body);
        return new AuditLine(seq + 1, hash, own, body + HASH + own + "\"}");
    }

    /// Reads a line; empty where it is none, or not as it was written.
    static Optional<AuditLine> read(String text) {
        var cut = text.length() - TAIL;
        if (cut <= 0 || !text.startsWith(HASH, cut) || !text.endsWith("\"}")) {
            return Optional.empty();
        }
        var body = text.substring(0, cut);
        var hash = text.substring(cut + HASH.length(), text.length() - 2);
        if (!sha256(body).equals(hash)) return Optional.empty();
        return object(body + "}")
                .flatMap(it ->
                        it.string("prev")
                                .map(prev ->
                                        new AuditLine(
                                                it.integer("seq").orElse(0), prev, hash, text)));
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return Json.parse(text) instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
