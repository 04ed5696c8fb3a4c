package dev.backendrig.agent;

import dev.backendrig.model.ChatModel;
import java.time.Duration;
import java.util.List;

/// What all runs share.
///
/// @param model the one that answers; in the parts of one run, that run's alone
/// @param waitForBrowser how long a tool call waits for a browser that another run drives
/// @param privacy what is hidden from a model outside this process
/// @param cost what a run has cost; in the parts of all runs, what it may
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
        RunCost cost) {
    public AgentParts {
        hooks = List.copyOf(hooks);
    }

    /// Parts of runs that may cost what they do.
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
                RunCost.unlimited());
    }

    /// The same for runs that may cost so much.
    public AgentParts costing(RunCost limited) {
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
                limited);
    }

    /// The parts of one run that this model answers, whose calls are counted. Nothing is hidden from a
    /// model in this process.
    public AgentParts with(ChatModel other) {
        var own = cost.anew();
        return new AgentParts(
                new CountedChatModel(other, own, metrics),
                gate,
                systemPrompt,
                limits,
                waitForBrowser,
                persons,
                metrics,
                hooks,
                other.info().local() ? Privacy.off(metrics) : privacy,
                own);
    }

    /// The same for a model outside this process, whichever it is.
    public AgentParts hiding(Privacy values) {
        return new AgentParts(
                model, gate, systemPrompt, limits, waitForBrowser, persons, metrics, hooks, values);
    }
}
