package dev.backendrig.agent;

import dev.backendrig.model.ChatModel;
import java.util.List;

/// What all runs share.
///
/// @param keyVariable the environment variable that holds the provider's key, for messages
public record AgentParts(
        ChatModel model,
        ToolGate gate,
        SystemPrompt systemPrompt,
        RunLimits limits,
        RunMetrics metrics,
        List<RunHook> hooks,
        String keyVariable) {
    public AgentParts {
        hooks = List.copyOf(hooks);
    }
}
