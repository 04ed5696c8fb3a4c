package dev.backendrig.tool;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import java.util.Optional;

/// Something a model may have done. Called only through the agent's gate, which has validated the
/// arguments against the schema. Thread-safe.
public interface Tool {
    ToolSpec spec();

    Effect effect();

    /// What its arguments are, for rules that judge it. A tool that acts and says nothing of its
    /// arguments is called only after its person has agreed to the very call.
    default ArgumentRoles roles() {
        return ArgumentRoles.NONE;
    }

    /// Whether its person has agreed to every call of it beforehand, so that they are asked only where
    /// something private would leave.
    default boolean isAgreedTo() {
        return false;
    }

    /// Who else than the browser does the work, as a name for persons such as `mcp:files`. Then the
    /// call has nothing to do with the page, what goes there leaves the page's site, and what comes
    /// from there was read elsewhere.
    default Optional<String> service() {
        return Optional.empty();
    }

    /// What it is counted under: one of a closed set of names, as a stranger's own name for a tool
    /// would be a new time series each.
    default String metricName() {
        return spec().name();
    }

    /// Does it and blocks until it is done, failed or its deadline has passed.
    ToolOutcome call(JsonObject arguments) throws InterruptedException;
}
