package dev.backendrig.agent;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.page.SnapshotHead;
import dev.backendrig.safety.Site;
import dev.backendrig.tool.PageSight;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the outcome of a browser's tool says of where the browser is, and what it shows of the page.
///
/// @param address of the page, empty where the outcome does not say
/// @param openedTab the address of a tab that a click opened behind
/// @param texts all that the page may have written in it
record Landing(Optional<String> address, Optional<String> openedTab, List<String> texts) {
    private static final String URL = "url";
    private static final Landing NOWHERE =
            new Landing(Optional.empty(), Optional.empty(), List.of());

    static Landing of(ToolOutcome outcome) {
        if (!(outcome instanceof ToolOutcome.Done(var content, _, var page, var ours)))
            return NOWHERE;
        var texts = new ArrayList<String>();
        if (!ours) addTexts(content, texts);
        if (page != null) texts.add(page.text());
        return new Landing(address(content, page), openedTab(content), List.copyOf(texts));
    }

    /// Whether the tool may have done what it was called for.
    static boolean mayHaveHappened(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Done _ -> true;
            case ToolOutcome.Failed(_, var trouble, _) ->
                    trouble == ToolTrouble.OUTCOME_UNKNOWN
                            || trouble == ToolTrouble.CONNECTION_LOST;
            case ToolOutcome.Denied _ -> false;
        };
    }

    /// Where the browser is, by what it saw of the page, else by what it says.
    static Optional<String> address(JsonValue content, @Nullable PageSight page) {
        var shown = page == null ? Optional.<String>empty() : addressOf(page.text());
        return shown.or(() -> told(content));
    }

    /// The address in the first line of a snapshot.
    static Optional<String> addressOf(String snapshot) {
        return SnapshotHead.address(snapshot).flatMap(Landing::full);
    }

    /// `navigated_to` of what went elsewhere, `url` of what stayed or read.
    private static Optional<String> told(JsonValue content) {
        if (!(content instanceof JsonObject object)) return Optional.empty();
        return object.string("navigated_to")
                .flatMap(Landing::full)
                .or(() -> object.string(URL).flatMap(Landing::full));
    }

    private static Optional<String> openedTab(JsonValue content) {
        return content instanceof JsonObject object
                ? object.object("opened_tab").flatMap(tab -> tab.string(URL)).flatMap(Landing::full)
                : Optional.empty();
    }

    private static Optional<String> full(String address) {
        return address.contains("://") && Site.of(address).isPresent()
                ? Optional.of(address)
                : Optional.empty();
    }

    private static void addTexts(JsonValue value, List<String> texts) {
        switch (value) {
            case JsonString(var text) -> texts.add(text);
            case JsonObject(var members) -> members.values().forEach(it -> addTexts(it, texts));
            case JsonArray(var items) -> items.forEach(it -> addTexts(it, texts));
            // Long numbers are values too.
            case JsonNumber number -> texts.add(number.toString());
            case JsonBoolean _, JsonNull _ -> {}
        }
    }
}
