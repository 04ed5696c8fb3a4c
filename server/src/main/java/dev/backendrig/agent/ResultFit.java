package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolResult;
import dev.backendrig.page.PageFit;
import dev.backendrig.page.TextCut;
import dev.backendrig.page.TokenEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Keeps the results of one turn from filling a small window: each gets its share, what matters most of
/// a page is kept ([PageFit]), of a list what is in view, and what was left out is said.
///
/// @param mostTokens what all results of a turn may cost
record ResultFit(int mostTokens) {
    private static final Set<String> PAGES = Set.of(ToldTurn.PAGE, ToldTurn.PAGE_NOW);
    private static final List<String> IN_VIEW = List.of("in_viewport", "inViewport", "visible");

    /// The most that models count for a picture.
    private static final int PICTURE = 1_200;

    /// A member that costs no more is not worth a cut.
    private static final int SHORT = 40;

    private static final int NOTE = 24;

    List<ToolResult> of(List<ToolResult> results) {
        if (results.isEmpty() || MessageTokens.ofResults(results) <= mostTokens) return results;
        var share = Math.max(NOTE, mostTokens / results.size());
        return results.stream().map(it -> of(it, share)).toList();
    }

    private static ToolResult of(ToolResult result, int share) {
        var pictures = PICTURE * result.images().size() <= share;
        var left = pictures ? share - PICTURE * result.images().size() : share - NOTE;
        var content = fit(result.content(), left);
        return new ToolResult(
                result.call(),
                result.ok(),
                pictures ? content : withoutPicture(content),
                pictures ? result.images() : List.of(),
                result.trouble(),
                result.ours());
    }

    private static JsonValue withoutPicture(JsonValue content) {
        var whole =
                content instanceof JsonObject object
                        ? object.toBuilder()
                        : JsonObject.builder().put("result", content);
        return whole.put("picture", "[left out: too large for your window]").build();
    }

    private static JsonValue fit(JsonValue value, int most) {
        if (cost(value) <= most) return value;
        return switch (value) {
            case JsonString(var text) -> text(text, most);
            case JsonObject object -> members(object, most);
            case JsonArray array -> items(array, most);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private static JsonString text(String text, int most) {
        var kept = TextCut.first(text, Math.max(0, most - NOTE));
        var lengths = kept.length() + " of " + text.length();
        return new JsonString(kept + " … [cut to fit your window: " + lengths + " characters]");
    }

    /// Short members stay, the others share what is left.
    private static JsonObject members(JsonObject object, int most) {
        var isLong =
                object.members().entrySet().stream()
                        .filter(it -> cost(it.getValue()) > SHORT)
                        .map(it -> it.getKey())
                        .toList();
        var others = object.toBuilder();
        isLong.forEach(others::remove);
        var left = most - cost(others.build()) - 4 * isLong.size();
        var share = Math.max(NOTE, left / Math.max(1, isLong.size()));
        var fitted = JsonObject.builder();
        object.members()
                .forEach((name, value) ->
                        fitted.put(
                                name, isLong.contains(name) ? member(name, value, share) : value));
        return fitted.build();
    }

    private static JsonValue member(String name, JsonValue value, int share) {
        return PAGES.contains(name) && value instanceof JsonString(var page)
                ? new JsonString(PageFit.of(page, share))
                : fit(value, share);
    }

    private static JsonArray items(JsonArray array, int most) {
        var sorted = new ArrayList<>(array.items());
        sorted.sort(Comparator.comparing(item -> !isInView(item)));
        var kept = new ArrayList<JsonValue>();
        var left = most - NOTE;
        for (var item : sorted) {
            left -= cost(item) + 1;
            if (left < 0) break;
            kept.add(item);
        }
        kept.add(
                new JsonString(
                        "[left out to fit your window: %d of %d]"
                                .formatted(array.size() - kept.size(), array.size())));
        return new JsonArray(kept);
    }

    private static boolean isInView(JsonValue item) {
        return item instanceof JsonObject object
                && IN_VIEW.stream().anyMatch(name -> object.bool(name).orElse(false));
    }

    private static int cost(JsonValue value) {
        return TokenEstimate.of(Json.write(value));
    }
}
