package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Lists what can be clicked or typed into.
record InteractiveElementsTool(BrowserActions actions) implements Tool {
    static final String DONE = "Done, but the page has no elements to use.";

    private static final long MOST = 500;
    private static final ToolSpec SPEC =
            new ToolSpec(
                    "get_interactive_elements",
                    "Lists the elements of the page that can be clicked or typed into, each with"
                            + " its number, kind and name. Call it before click_element and"
                            + " type_text, and again whenever the page may have changed: numbers"
                            + " are valid only until then.",
                    new Schema()
                            .integer(
                                    "limit",
                                    "The most elements to list; leave it out to let the browser"
                                            + " choose.",
                                    1,
                                    MOST)
                            .build());

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Effect effect() {
        return Effect.READ;
    }

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        var limit = new Arguments(arguments).optionalInteger("limit");
        return actions.perform(new BrowserCommand.GetInteractiveElements(limit), effect(), DONE);
    }
}
