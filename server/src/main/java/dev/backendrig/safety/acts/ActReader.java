package dev.backendrig.safety.acts;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolCall;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what a call would do: known tools by their names, others by the roles of their arguments.
final class ActReader {
    /// Flags by which a tool that types says that it also sends.
    private static final List<String> SENDS =
            List.of("submit", "send", "enter", "press_enter", "pressEnter", "and_submit");

    private ActReader() {}

    static ProposedAct read(ToolCall call, Tool tool) {
        var given = call.arguments();
        return switch (call.name()) {
            case "click_at" -> new ProposedAct.ClickSomewhere();
            case "fill_form" -> fill(given, tool);
            case "select_option" -> choose(given, tool);
            case "press_key" -> press(given, tool);
            case "drag" -> new ProposedAct.Click(refs(given, tool));
            case "upload_file", "select_text", "scroll_element", "hover_element" ->
                    new ProposedAct.Harmless(refs(given, tool));
            case "handle_dialog" ->
                    new ProposedAct.AnswerDialog(
                            given.bool("accept").orElse(true), given.string("text").orElse(""));
            case "close_tab" -> new ProposedAct.CloseTab(number(given, "tab_id"));
            default -> byRoles(call, tool);
        };
    }

    private static ProposedAct byRoles(ToolCall call, Tool tool) {
        var given = call.arguments();
        var refs = refs(given, tool);
        var secrets = tool.roles().texts(given, ArgumentRole.SECRET);
        var texts = Stream.concat(texts(given, tool).stream(), secrets.stream()).toList();
        if (refs.isEmpty() || isNamedAfterItsEnd(call.name())) {
            return new ProposedAct.Other(call.name(), refs, texts);
        }
        if (texts.isEmpty()) return new ProposedAct.Click(refs);
        var typed = texts.stream().map(text -> new ProposedAct.Typed(refs, text)).toList();
        return new ProposedAct.Type(typed, sends(given), !secrets.isEmpty());
    }

    /// `click_element` and the like say what the hand does, not what it does it for.
    private static boolean isNamedAfterItsEnd(String tool) {
        return Stream.of("click", "type", "fill", "press", "tap", "input", "select", "check")
                .noneMatch(tool.toLowerCase(Locale.ROOT)::contains);
    }

    private static ProposedAct fill(JsonObject given, Tool tool) {
        var typed = new ArrayList<ProposedAct.Typed>();
        given.array("fields")
                .orElse(JsonArray.EMPTY)
                .objects()
                .forEach(field -> {
                    var ref = field.integer("ref");
                    var text = field.string("value").or(() -> field.string("text")).orElse("");
                    if (ref.isPresent()) {
                        typed.add(new ProposedAct.Typed(List.of(ref.getAsLong()), text));
                    }
                });
        if (typed.isEmpty()) {
            texts(given, tool)
                    .forEach(text -> typed.add(new ProposedAct.Typed(refs(given, tool), text)));
        }
        return new ProposedAct.Type(typed, sends(given), tool.roles().has(ArgumentRole.SECRET));
    }

    private static ProposedAct choose(JsonObject given, Tool tool) {
        var refs = refs(given, tool);
        if (refs.size() != 1) return new ProposedAct.Click(refs);
        return new ProposedAct.Choose(refs.getFirst(), texts(given, tool));
    }

    private static ProposedAct press(JsonObject given, Tool tool) {
        var refs = refs(given, tool);
        return new ProposedAct.Press(
                given.string("key").orElse(""), refs.isEmpty() ? null : refs.getFirst());
    }

    private static boolean sends(JsonObject given) {
        return SENDS.stream().anyMatch(name -> given.bool(name).orElse(false));
    }

    /// By the tool's marks, and the argument `ref` of one that marks none.
    private static List<Long> refs(JsonObject given, Tool tool) {
        var marked = tool.roles().numbers(given, ArgumentRole.REF);
        if (!marked.isEmpty()) return marked;
        var ref = number(given, "ref");
        return ref == null ? List.of() : List.of(ref);
    }

    private static List<String> texts(JsonObject given, Tool tool) {
        var marked = tool.roles().texts(given, ArgumentRole.TEXT);
        if (!marked.isEmpty()) return marked;
        return given.get("text") instanceof JsonString(var text) ? List.of(text) : List.of();
    }

    private static @Nullable Long number(JsonObject given, String name) {
        var number = given.integer(name);
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }
}
