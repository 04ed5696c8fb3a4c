package dev.backendrig.model.offline;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// The text of a page.
///
/// @param title blank where none is told
record PageText(String title, String text) {
    static final PageText NONE = new PageText("", "");

    /// How the tool that reads the page begins its answer where the browser had nothing to say.
    private static final String NOTHING = "Done, but the page has no text";

    private static final int MAX_DEPTH = 8;
    private static final List<String> TEXTS = List.of("text", "content", "body", "markdown");

    /// The page's text in any of the shapes that browsers send: `{"title","url","text"}`, a bare
    /// string, or one of them in a wrapper. [#NONE] where there is none.
    static PageText read(JsonValue content) {
        return read(content, 0).orElse(NONE);
    }

    private static Optional<PageText> read(JsonValue content, int depth) {
        if (depth > MAX_DEPTH) return Optional.empty();
        return switch (Frame.unwrap(content)) {
            case JsonObject object -> readObject(object, depth);
            case JsonArray array ->
                    array.items().stream()
                            .flatMap(item -> read(item, depth + 1).stream())
                            .findFirst();
            case JsonString(String text) when text.isBlank() || text.startsWith(NOTHING) ->
                    Optional.empty();
            case JsonString(String text) -> Optional.of(new PageText("", text));
            default -> Optional.empty();
        };
    }

    private static Optional<PageText> readObject(JsonObject object, int depth) {
        var title = object.string("title").orElse("");
        for (var key : TEXTS) {
            var text = object.string(key).filter(value -> !value.isBlank());
            // Only where no title stands beside it may the text be a page in a wrapper.
            if (text.isPresent() && title.isEmpty())
                return read(new JsonString(text.get()), depth + 1);
            if (text.isPresent()) {
                return Optional.of(new PageText(title, Frame.of(text.get()).body()));
            }
        }
        return object.members().values().stream()
                .filter(value -> value instanceof JsonObject || value instanceof JsonArray)
                .flatMap(value -> read(value, depth + 1).stream())
                .findFirst();
    }
}
