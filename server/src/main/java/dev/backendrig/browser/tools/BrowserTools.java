package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.tool.Tool;
import java.util.List;

/// The tools that every browser has (docs/protocol.md, 2).
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
}
