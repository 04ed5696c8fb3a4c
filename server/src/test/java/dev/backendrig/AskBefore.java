package dev.backendrig;

import dev.backendrig.agent.RunContext;
import dev.backendrig.agent.RunHook;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Concern;
import dev.backendrig.tool.Tool;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule of a test's own: a person is to be asked before these tools are called.
///
/// @param site that a yes may cover, null where it is for the action alone
record AskBefore(@Nullable String site, Set<String> tools) implements RunHook {
    static final String REASON = "It cannot be undone.";

    static AskBefore once(String... tools) {
        return new AskBefore(null, Set.of(tools));
    }

    static AskBefore onSite(String site, String... tools) {
        return new AskBefore(site, Set.of(tools));
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        if (!tools.contains(call.name())) return new Decision.Proceed(call);
        var reach = site == null ? Concern.Reach.ACTION : Concern.Reach.SITE;
        return new Decision.Ask(call, new Concern("irreversible", REASON, reach, site));
    }
}
