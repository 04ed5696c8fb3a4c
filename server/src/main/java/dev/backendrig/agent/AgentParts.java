package dev.backendrig.agent;

import dev.backendrig.model.ChatModel;
import java.time.Duration;
import java.util.List;

/// What all runs share.
///
/// @param waitForBrowser how long a tool call waits for a browser that another run drives
/// @param privacy what is hidden from a model outside this process
/// @param moreTools offered beside those of the browser, and where there is none
public record AgentParts(
        ChatModel model,
        ToolGate gate,
        SystemPrompt systemPrompt,
        RunLimits limits,
        Duration waitForBrowser,
        PersonParts persons,
        RunMetrics metrics,
        List<RunHook> hooks,
        Privacy privacy,
        ToolSource moreTools) {
    public AgentParts {
        hooks = List.copyOf(hooks);
    }

    /// Without other tools than those of the browser.
    public AgentParts(
            ChatModel model,
            ToolGate gate,
            SystemPrompt systemPrompt,
            RunLimits limits,
            Duration waitForBrowser,
            PersonParts persons,
            RunMetrics metrics,
            List<RunHook> hooks,
            Privacy privacy) {
        this(
                model,
                gate,
                systemPrompt,
                limits,
                waitForBrowser,
                persons,
                metrics,
                hooks,
                privacy,
                ToolSource.NONE);
    }

    /// The same with more tools.
    public AgentParts with(ToolSource source) {
        return new AgentParts(
                model,
                gate,
                systemPrompt,
                limits,
                waitForBrowser,
                persons,
                metrics,
                hooks,
                privacy,
                source);
    }

    /// The same for runs that another model answers; nothing is hidden from one in this process.
    public AgentParts with(ChatModel other) {
        return new AgentParts(
                other,
                gate,
                systemPrompt,
                limits,
                waitForBrowser,
                persons,
                metrics,
                hooks,
                other.info().local() ? Privacy.off(metrics) : privacy,
                moreTools);
    }
}
