package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The tools that a model with a small window is offered: first they are described in fewer words, then
/// those go that are needed least. The six of the base contract stay. Decided once for a run.
final class ToolFit {
    private static final List<String> BASE =
            List.of(
                    "navigate_to",
                    "click_element",
                    "type_text",
                    "scroll_to",
                    "get_page_content",
                    "get_interactive_elements");

    /// The other tools of our extension, the one that is missed least first. Tools that are not named
    /// here go before these, the last one first.
    private static final List<String> LEAST_FIRST =
            List.of(
                    "drag",
                    "select_text",
                    "click_at",
                    "double_click",
                    "hover_element",
                    "scroll_element",
                    "upload_file",
                    "reload",
                    "go_forward",
                    "close_tab",
                    "switch_tab",
                    "list_tabs",
                    "open_tab",
                    "screenshot",
                    "fill_form",
                    "handle_dialog",
                    "web_search",
                    "wait_for",
                    "press_key",
                    "find_in_page",
                    "select_option",
                    "go_back",
                    "ask_user");

    private ToolFit() {}

    /// The tools in at most so many tokens, as far as the base ones allow; in their order.
    static List<Tool> of(List<Tool> tools, RunLimits limits) {
        if (!limits.isSmall()) return tools;
        var most = limits.toolTokens();
        var sized =
                tools.stream().<Tool>map(it -> new SizedTool(it, limits.resultTokens())).toList();
        if (cost(sized) <= most) return sized;
        var left = new ArrayList<>(sized.stream().map(it -> brief(it, true)).toList());
        while (cost(left) > most && dropOne(left)) {}
        return cost(left) <= most ? left : left.stream().map(it -> brief(it, false)).toList();
    }

    private static boolean dropOne(List<Tool> tools) {
        for (var i = tools.size() - 1; i >= 0; i--) {
            var name = tools.get(i).spec().name();
            if (!BASE.contains(name) && !LEAST_FIRST.contains(name)) {
                tools.remove(i);
                return true;
            }
        }
        return LEAST_FIRST.stream()
                .anyMatch(name -> tools.removeIf(tool -> tool.spec().name().equals(name)));
    }

    private static int cost(List<Tool> tools) {
        return MessageTokens.of("", tools.stream().map(Tool::spec).toList());
    }

    private static Tool brief(Tool tool, boolean withArguments) {
        var spec = tool.spec();
        var schema = (JsonObject) brief(spec.inputSchema(), withArguments);
        return new BriefTool(
                tool, new ToolSpec(spec.name(), firstSentence(spec.description()), schema));
    }

    /// A schema that allows the same and says less.
    private static JsonValue brief(JsonValue value, boolean described) {
        if (!(value instanceof JsonObject object)) return value;
        var members = new LinkedHashMap<String, JsonValue>();
        object.members()
                .forEach((name, member) -> {
                    if (!name.equals("description") || !(member instanceof JsonString(var text))) {
                        members.put(name, brief(member, described));
                    } else if (described) {
                        members.put(name, new JsonString(firstSentence(text)));
                    }
                });
        return new JsonObject(members);
    }

    private static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /// A tool that is described in fewer words.
    private record BriefTool(Tool tool, ToolSpec spec) implements WrappedTool {
        @Override
        public ToolOutcome call(JsonObject arguments) throws InterruptedException {
            return tool.call(arguments);
        }
    }
}
