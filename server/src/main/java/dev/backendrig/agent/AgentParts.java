package dev.backendrig.agent;

import dev.backendrig.model.ChatModel;
import java.time.Duration;
import java.util.List;

/// What all runs share.
///
/// @param waitForBrowser how long a tool call waits for a browser that another run drives
/// @param keyVariable the environment variable that holds the provider's key, for messages
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
        String keyVariable) {
    public AgentParts {
        hooks = List.copyOf(hooks);
    }
}
