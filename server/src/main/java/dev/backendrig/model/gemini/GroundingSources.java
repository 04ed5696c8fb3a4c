package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects the pages of `groundingMetadata`, each once, in the provider's order. Used by one
/// thread.
final class GroundingSources {
    private final Map<String, Source> byUrl = new LinkedHashMap<>();

    void add(JsonObject groundingMetadata) {
        groundingMetadata
                .array("groundingChunks")
                .orElse(JsonArray.EMPTY)
                .objects()
                .flatMap(chunk -> chunk.object("web").stream())
                .forEach(this::addPage);
    }

    List<Source> list() {
        return List.copyOf(byUrl.values());
    }

    private void addPage(JsonObject web) {
        var url = web.string("uri").orElse("");
        if (!isWebAddress(url)) return;
        var title = web.string("title").filter(text -> !text.isBlank()).orElse(url);
        byUrl.putIfAbsent(url, new Source(title, url));
    }

    /// The list is shown as links: nothing that a click would run may come into it.
    private static boolean isWebAddress(String url) {
        var start = url.toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://");
    }
}
