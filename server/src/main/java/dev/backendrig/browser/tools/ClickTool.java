package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Clicks an element.
record ClickTool(BrowserActions actions) implements Tool {
    static final String DONE = "Done: the element was clicked.";

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "click_element",
                    "Clicks a link, button, checkbox or other element of the page. Call"
                            + " get_interactive_elements first to learn its number. A click may"
                            + " change or leave the page, after which numbers from before may no"
                            + " longer be valid.",
                    new Schema()
                            .integer(
                                    "ref",
                                    "The element's number in the newest result of"
                                            + " get_interactive_elements.",
                                    0,
                                    Integer.MAX_VALUE)
                            .require("ref")
                            .build());

    private static final ArgumentRoles ROLES = ArgumentRoles.of("ref", "ref");

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Effect effect() {
        return Effect.ACT;
    }

    @Override
    public ArgumentRoles roles() {
        return ROLES;
    }

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        var ref = new Arguments(arguments).integer("ref");
        return actions.perform(new BrowserCommand.ClickElement(ref), effect(), DONE);
    }
}
