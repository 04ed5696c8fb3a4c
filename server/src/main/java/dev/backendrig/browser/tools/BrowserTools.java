package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.tool.Tool;
import java.util.List;

/// The tools of a browser: those that it has declared, or the six that every browser of the base
/// contract has.
public final class BrowserTools {
    private BrowserTools() {}

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
