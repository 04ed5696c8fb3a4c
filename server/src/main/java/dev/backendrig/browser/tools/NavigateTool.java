package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Goes to an address.
record NavigateTool(BrowserActions actions) implements Tool {
    static final String DONE = "Done: the browser is opening the address.";

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "navigate_to",
                    "Opens an address in the person's current browser tab, in place of the page"
                            + " that is there. The next tool call sees the new page. Element"
                            + " numbers from before are no longer valid afterwards.",
                    new Schema()
                            .string(
                                    "url",
                                    "The full web address, with http:// or https://, such as"
                                            + " https://example.com/path. Use addresses that the"
                                            + " person gave, that stand on a page, or that you are"
                                            + " sure of.",
                                    1,
                                    8_000)
                            .require("url")
                            .build());

    private static final ArgumentRoles ROLES = ArgumentRoles.of("url", "url");

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Effect effect() {
        return Effect.NAVIGATE;
    }

    @Override
    public ArgumentRoles roles() {
        return ROLES;
    }

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        var url = new Arguments(arguments).string("url");
        return actions.perform(new BrowserCommand.NavigateTo(url), effect(), DONE);
    }
}
