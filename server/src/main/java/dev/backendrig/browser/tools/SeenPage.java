package dev.backendrig.browser.tools;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.tool.PageSight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a browser's answer shows of the page, and the rest of the answer.
///
/// A look at the page answers with its snapshot and with the same as a list of elements, for clients
/// that know no snapshots; a model is told the snapshot alone. A browser that knows no snapshots has
/// its answer handed on as it is.
///
/// @param rest what is left to tell beside the page
record SeenPage(JsonValue rest, @Nullable PageSight page) {
    private static final String SNAPSHOT = "snapshot";
    private static final String ELEMENTS = "elements";

    /// The snapshot says in its last line which part it is.
    private static final List<String> ALSO_IN_THE_SNAPSHOT = List.of(ELEMENTS, "part", "parts");

    /// @param after the page after an action, null where the browser sent none
    /// @param arguments those of the call, for what was asked
    static SeenPage in(JsonValue data, @Nullable PageSnapshot after, JsonObject arguments) {
        if (data instanceof JsonObject object && object.get(ELEMENTS) instanceof JsonArray) {
            var text = object.string(SNAPSHOT).filter(it -> !it.isBlank());
            if (text.isPresent()) return new SeenPage(rest(object), asked(text.get(), arguments));
        }
        return new SeenPage(data, sight(after).orElse(null));
    }

    private static Optional<PageSight> sight(@Nullable PageSnapshot after) {
        if (after == null || after.text().isBlank()) return Optional.empty();
        return Optional.of(new PageSight.AfterAction(after.document(), after.text()));
    }

    private static JsonObject rest(JsonObject object) {
        var rest = object.toBuilder().remove(SNAPSHOT);
        ALSO_IN_THE_SNAPSHOT.forEach(rest::remove);
        return rest.build();
    }

    private static PageSight asked(String text, JsonObject arguments) {
        var usual =
                isOr(arguments.string("scope"), "viewport")
                        && isOr(arguments.string("content"), "all")
                        && arguments.integer("part").orElse(1) == 1
                        && !arguments.has("max_tokens");
        return usual ? new PageSight.Asked(text) : new PageSight.AskedOtherwise(text);
    }

    private static boolean isOr(Optional<String> value, String usual) {
        return value.isEmpty() || value.get().equals(usual);
    }
}
