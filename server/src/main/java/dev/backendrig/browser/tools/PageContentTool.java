package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Reads the page.
record PageContentTool(BrowserActions actions) implements Tool {
    static final String DONE = "Done, but the page has no text to read.";

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "get_page_content",
                    "Reads the text of the page that is open in the person's browser, with its"
                            + " title and address. Use it to answer questions about the page, to"
                            + " summarise it, or to see what an action has changed.",
                    new Schema()
                            .integer(
                                    "max_length",
                                    "The most characters to read, from the top of the page on;"
                                            + " leave it out to let the browser choose.",
                                    1,
                                    ResultSize.MAX_CHARS)
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
        var maxLength = new Arguments(arguments).optionalInteger("max_length");
        return actions.perform(new BrowserCommand.GetPageContent(maxLength), effect(), DONE);
    }
}
