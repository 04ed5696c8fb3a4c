package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.message.ToolCall;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How a call uses the page, told by its tool's effect and roles, of known tools by their names.
final class PageUse {
    /// They have nothing to do with the page.
    private static final Set<String> WITHOUT_PAGE = Set.of("web_search", "ask_user");

    private static final Pattern CLICK = Pattern.compile("(?:.*_)?(?:click|tap|press)(?:_.*)?");
    private static final String PRESS_KEY = "press_key";
    private static final Pattern SHIFT = Pattern.compile("(?i)^\\s*shift\\s*\\+\\s*(?=.)");
    private static final Pattern PASTE =
            Pattern.compile(
                    "(?i).*(?:control|ctrl|meta|cmd|command)\\s*\\+.*v\\s*|.*shift\\s*\\+\\s*insert\\s*");
    private static final Pattern FOLLOWING_KEY = Pattern.compile("(?i)(?:.*\\+)?(?:enter|space)");

    private PageUse() {}

    static boolean isOf(Tool tool) {
        return !WITHOUT_PAGE.contains(tool.spec().name()) && tool.service().isEmpty();
    }

    /// Whether it presses what may be a link or a button.
    static boolean isClick(ToolCall call, Tool tool) {
        if (tool.effect() != Effect.ACT) return false;
        if (call.name().equals(PRESS_KEY)) {
            var key = call.arguments().string("key").orElse("");
            return FOLLOWING_KEY.matcher(key).matches();
        }
        return CLICK.matcher(call.name()).matches();
    }

    /// The addresses that it would open.
    static List<String> addresses(ToolCall call, Tool tool) {
        return NavigationHook.roles(call, tool).texts(call.arguments(), ArgumentRole.URL);
    }

    /// The texts that would go to the page: those that are marked so, all of a tool that marks none.
    static List<String> texts(ToolCall call, Tool tool) {
        var texts = new ArrayList<String>();
        if (tool.roles().isEmpty()) {
            Json.texts(call.arguments()).forEach(texts::add);
        } else {
            texts.addAll(tool.roles().texts(call.arguments(), ArgumentRole.TEXT));
            texts.addAll(tool.roles().texts(call.arguments(), ArgumentRole.SECRET));
        }
        if (call.name().equals(PRESS_KEY)) texts.addAll(sign(call));
        return texts;
    }

    /// A key that writes its sign, alone or with Shift.
    private static List<String> sign(ToolCall call) {
        var key = SHIFT.matcher(call.arguments().string("key").orElse("")).replaceFirst("");
        return key.codePointCount(0, key.length()) == 1 ? List.of(key) : List.of();
    }

    /// Whether it puts in what was copied before.
    static boolean pastes(ToolCall call) {
        var key = call.arguments().string("key").orElse("");
        return call.name().equals(PRESS_KEY) && PASTE.matcher(key).matches();
    }
}
