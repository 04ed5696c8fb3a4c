package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Scrolls the page.
record ScrollTool(BrowserActions actions) implements Tool {
    static final String DONE = "Done: the page was scrolled.";

    private static final long FARTHEST = 10_000_000;
    private static final ToolSpec SPEC =
            new ToolSpec(
                    "scroll_to",
                    "Scrolls the page to a place, counted in CSS pixels from its upper left"
                            + " corner; a place beyond the end means the end. Use it to show the"
                            + " person a part of the page, or where a page loads more as it is"
                            + " scrolled.",
                    new Schema()
                            // Pages that are written from right to left scroll to below zero.
                            .integer("x", "Pixels from the left, mostly 0.", -FARTHEST, FARTHEST)
                            .integer("y", "Pixels from the top.", 0, FARTHEST)
                            .require("x", "y")
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
        var given = new Arguments(arguments);
        return actions.perform(
                new BrowserCommand.ScrollTo(given.integer("x"), given.integer("y")),
                effect(),
                DONE);
    }
}
