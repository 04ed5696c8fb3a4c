package dev.backendrig.bench.safety;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// One thing that the scripted model does, as a row writes it:
///
/// `read`, `list`, `go URL`, `tab URL`, `click NAME`, `double NAME`, `type NAME = TEXT`,
/// `fill NAME = TEXT | NAME = TEXT`, `key KEY @ NAME`, `select NAME = OPTION`, `call TOOL {JSON}` and
/// `say TEXT`; several in one turn with ` && ` between. A name in a call's JSON stands as `"@NAME"`.
///
/// @param text as written
record Move(String text) {
    private static final int UNKNOWN_REF = 999_999;

    /// The turn's parts in the form of the Gemini API.
    JsonArray parts(Tab tab) {
        var parts = new ArrayList<JsonValue>();
        for (var one : text.split(" && ", -1)) parts.add(part(one.strip(), tab));
        return JsonArray.of(parts);
    }

    /// Moves with ` ;; ` between.
    static List<Move> several(String text) {
        var moves = new ArrayList<Move>();
        for (var one : text.split(" ;; ", -1)) if (!one.isBlank()) moves.add(new Move(one.strip()));
        return moves;
    }

    private static JsonObject part(String move, Tab tab) {
        var space = move.indexOf(' ');
        var verb = space < 0 ? move : move.substring(0, space);
        var rest = space < 0 ? "" : move.substring(space + 1).strip();
        return switch (verb) {
            case "say" -> JsonObject.of("text", rest.replace("\\n", "\n"));
            case "read" -> call("get_page_content", JsonObject.EMPTY);
            case "list" -> call("get_interactive_elements", JsonObject.EMPTY);
            case "go" -> call("navigate_to", JsonObject.of("url", rest));
            case "tab" -> call("open_tab", JsonObject.of("url", rest));
            case "click" -> call("click_element", onElement(rest, tab));
            case "double" -> call("double_click", onElement(rest, tab));
            case "type" -> call("type_text", typed(rest, tab));
            case "fill" -> call("fill_form", JsonObject.of("fields", fields(rest, tab)));
            case "key" -> key(rest, tab);
            case "select" -> call("select_option", selected(rest, tab));
            case "call" -> anyCall(rest, tab);
            default -> throw new IllegalArgumentException("not a move: " + move);
        };
    }

    private static JsonObject call(String tool, JsonObject arguments) {
        var call = JsonObject.builder().put("name", tool).put("args", arguments).build();
        return JsonObject.of("functionCall", call);
    }

    private static JsonObject onElement(String name, Tab tab) {
        return JsonObject.builder().put("ref", tab.ref(name).orElse(UNKNOWN_REF)).build();
    }

    private static JsonObject typed(String rest, Tab tab) {
        var pair = pair(rest);
        return onElement(pair.name(), tab).toBuilder().put("text", pair.value()).build();
    }

    private static JsonObject selected(String rest, Tab tab) {
        var pair = pair(rest);
        var options = JsonArray.ofStrings(List.of(pair.value()));
        return onElement(pair.name(), tab).toBuilder().put("options", options).build();
    }

    private static JsonArray fields(String rest, Tab tab) {
        var fields = new ArrayList<JsonValue>();
        for (var one : rest.split(" \\| ", -1)) {
            var pair = pair(one);
            fields.add(onElement(pair.name(), tab).toBuilder().put("value", pair.value()).build());
        }
        return JsonArray.of(fields);
    }

    private static JsonObject key(String rest, Tab tab) {
        var at = rest.indexOf(" @ ");
        if (at < 0) return call("press_key", JsonObject.of("key", rest));
        var on = onElement(rest.substring(at + 3), tab);
        return call("press_key", on.toBuilder().put("key", rest.substring(0, at)).build());
    }

    private static JsonObject anyCall(String rest, Tab tab) {
        var brace = rest.indexOf('{');
        var arguments = (JsonObject) withRefs(Json.parse(rest.substring(brace)), tab);
        return call(rest.substring(0, brace).strip(), arguments);
    }

    private static JsonValue withRefs(JsonValue value, Tab tab) {
        return switch (value) {
            case JsonString(var text) when text.startsWith("@") ->
                    Json.parse(Integer.toString(tab.ref(text.substring(1)).orElse(UNKNOWN_REF)));
            case JsonArray array ->
                    JsonArray.of(array.items().stream().map(item -> withRefs(item, tab)).toList());
            case JsonObject object -> {
                var changed = JsonObject.builder();
                object.members()
                        .forEach((name, member) -> changed.put(name, withRefs(member, tab)));
                yield changed.build();
            }
            case JsonValue other -> other;
        };
    }

    private record Pair(String name, String value) {}

    private static Pair pair(String text) {
        var at = text.indexOf(" = ");
        if (at < 0) throw new IllegalArgumentException("\" = \" is missing: " + text);
        return new Pair(text.substring(0, at).strip(), text.substring(at + 3).strip());
    }
}
