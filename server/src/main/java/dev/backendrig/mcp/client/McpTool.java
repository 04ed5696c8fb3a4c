package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;
import dev.backendrig.mcp.client.McpException.Kind;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.Optional;

/// A tool of an MCP server, offered to a model.
///
/// What the server says of the tool's effect is not believed: it acts, and says nothing of its
/// arguments, unless the person said otherwise in `mcp.json`.
///
/// @param name that the model knows it by
record McpTool(ServerLife server, ListedTool listed, String name) implements Tool {
    /// Servers name tools as they like; each name would be a time series of its own.
    private static final String METRIC = "mcp_tool";

    @Override
    public ToolSpec spec() {
        var of = "Tool of the MCP server \"" + Shown.word(server.config().name()) + "\". ";
        return new ToolSpec(name, of + listed.description(), listed.schema());
    }

    @Override
    public Effect effect() {
        return server.config().rules().readOnly().match(listed.name()) ? Effect.READ : Effect.ACT;
    }

    @Override
    public boolean isAgreedTo() {
        return server.config().rules().alwaysAllow().match(listed.name());
    }

    @Override
    public Optional<String> service() {
        return Optional.of("mcp:" + Shown.word(server.config().name()));
    }

    @Override
    public String metricName() {
        return METRIC;
    }

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        try {
            return CallResult.of(server.session().call(listed.name(), arguments));
        } catch (McpException e) {
            return failed(e);
        }
    }

    private ToolOutcome failed(McpException e) {
        var reason = "The MCP server of this tool failed: " + e.getMessage() + ".";
        if (e.kind() == Kind.REFUSED || effect() == Effect.READ) {
            return new ToolOutcome.Failed(reason);
        }
        return new ToolOutcome.Failed(
                reason + " What was asked for may or may not have been done.",
                ToolTrouble.OUTCOME_UNKNOWN);
    }
}
