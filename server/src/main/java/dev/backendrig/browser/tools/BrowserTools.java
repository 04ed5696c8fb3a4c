package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.Set;

/// The tools of a browser: those that it has declared, or the six that every browser of the base
/// contract has.
public final class BrowserTools {
    /// What the tools say where a browser did as told without a word.
    private static final Set<String> OWN_WORDS =
            Set.of(
                    NavigateTool.DONE,
                    ClickTool.DONE,
                    TypeTool.DONE,
                    ScrollTool.DONE,
                    PageContentTool.DONE,
                    InteractiveElementsTool.DONE,
                    DeclaredBrowserTool.DONE);

    private BrowserTools() {}

    /// Whether a tool's content are words of ours alone, so that no page can have written in it.
    public static boolean saysNothingOfAPage(JsonValue content) {
        return content instanceof JsonString(var text) && OWN_WORDS.contains(text);
    }

    /// The six tools, always in the same order: a provider's prompt cache depends on it.
    public static List<Tool> of(BrowserPort browser) {
        var actions = new BrowserActions(browser);
        return List.of(
                new NavigateTool(actions),
                new ClickTool(actions),
                new TypeTool(actions),
                new ScrollTool(actions),
                new PageContentTool(actions),
                new InteractiveElementsTool(actions));
    }

    /// The tools that a browser has declared, in its order.
    ///
    /// @param runId the run that calls them
    public static List<Tool> of(BrowserPort browser, List<DeclaredTool> declared, String runId) {
        var actions = new BrowserActions(browser);
        return declared.stream()
                .<Tool>map(tool -> new DeclaredBrowserTool(actions, tool, runId))
                .toList();
    }
}
