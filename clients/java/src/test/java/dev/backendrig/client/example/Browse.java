package dev.backendrig.client.example;

import dev.backendrig.client.BrowserOptions;
import dev.backendrig.client.BrowserTool;
import dev.backendrig.client.BrowserTool.Effect;
import dev.backendrig.client.Decision;
import dev.backendrig.client.RigClient;
import dev.backendrig.client.RunRequest;
import dev.backendrig.client.ToolResult;
import java.net.URI;
import java.util.Map;

/// Is a browser whose page the agent reads.
public final class Browse {
    public static void main(String[] arguments) {
        var server = arguments.length > 0 ? arguments[0] : "http://localhost:3000";
        var page = Map.of("title", "Tea", "text", "Tea is made from leaves.");
        var schema = Map.of("type", "object", "properties", Map.of());
        var tool =
                BrowserTool.of(
                        "get_page_content",
                        "Reads the page.",
                        Effect.READ,
                        schema,
                        call -> ToolResult.of(page));
        var options = BrowserOptions.of(tool).withPerson(question -> Decision.DENY);
        try (var rig = RigClient.of(URI.create(server));
                var browser = rig.browser(options)) {
            browser.showPage("https://tea.example/", "Tea");
            var wish = RunRequest.of("Read this page").withSession(browser.sessionId());
            System.out.println(rig.run(wish).text());
        }
    }

    private Browse() {}
}
