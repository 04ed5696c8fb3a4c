package dev.backendrig.page;

import dev.backendrig.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A page as its browser described it at one moment, in the snapshot format: untrusted text.
///
/// @param document names the top document; another one means another page, also at the same address
/// @param text at most [#MAX_BYTES] long; of a longer one the last lines are left out
public record PageSnapshot(String document, String text) {
    /// The most that is kept of a text, in UTF-8.
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_DOCUMENT = 200;

    public PageSnapshot {
        if (document.isEmpty() || document.length() > MAX_DOCUMENT) {
            throw new IllegalArgumentException(
                    "document must have 1 to %d characters: %d"
                            .formatted(MAX_DOCUMENT, document.length()));
        }
        text = cut(text);
    }

    /// The snapshot in the member of this name; empty where there is none that can be used.
    public static Optional<PageSnapshot> in(JsonObject data, String name) {
        return data.object(name).flatMap(PageSnapshot::read);
    }

    private static Optional<PageSnapshot> read(JsonObject json) {
        var document =
                json.string("document").filter(it -> !it.isEmpty() && it.length() <= MAX_DOCUMENT);
        var text = json.string("text");
        return document.isEmpty() || text.isEmpty()
                ? Optional.empty()
                : Optional.of(new PageSnapshot(document.get(), text.get()));
    }

    /// At the end of a line, so that no control is shown with half its name. A first line that is
    /// too long alone leaves nothing.
    private static String cut(String text) {
        // Never more bytes than three a character, so most texts are not encoded for this.
        if (text.length() <= MAX_BYTES / 3) return text;
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_BYTES) return text;
        var end = MAX_BYTES;
        while (end > 0 && utf8[end] != '\n') end--;
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }
}
