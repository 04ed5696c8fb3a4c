package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Types into a field.
record TypeTool(BrowserActions actions) implements Tool {
    static final String DONE = "Done: the text was typed.";

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "type_text",
                    "Types a text into an input field, text area or editable element of the page."
                            + " Call get_interactive_elements first to learn its number. It does"
                            + " not send the form: click the button for that.",
                    new Schema()
                            .integer(
                                    "ref",
                                    "The field's number in the newest result of"
                                            + " get_interactive_elements.",
                                    0,
                                    Integer.MAX_VALUE)
                            .string("text", "What the field is to contain.", 0, 100_000)
                            .require("ref", "text")
                            .build());

    private static final ArgumentRoles ROLES = ArgumentRoles.of("ref", "ref", "text", "text");

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
        var given = new Arguments(arguments);
        return actions.perform(
                new BrowserCommand.TypeText(given.integer("ref"), given.string("text")),
                effect(),
                DONE);
    }
}
