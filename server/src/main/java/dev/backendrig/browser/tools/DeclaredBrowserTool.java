package dev.backendrig.browser.tools;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// A tool that the connected browser has declared.
///
/// @param runId the run that calls it
record DeclaredBrowserTool(BrowserActions actions, DeclaredTool declared, String runId)
        implements Tool {
    static final String DONE = "Done.";

    @Override
    public ToolSpec spec() {
        return declared.spec();
    }

    @Override
    public Effect effect() {
        return declared.effect();
    }

    @Override
    public ArgumentRoles roles() {
        return declared.roles();
    }

    @Override
    public String metricName() {
        return declared.metricName();
    }

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        return actions.perform(
                new BrowserCommand.Declared(declared, arguments, runId), effect(), DONE);
    }
}
