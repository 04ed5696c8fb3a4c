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
        RunCost cost,
        ToolSource moreTools) {
    public AgentParts {
        hooks = List.copyOf(hooks);
    }

    /// Parts of runs that may cost what they do, without other tools than those of the browser.
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
                RunCost.unlimited(),
                ToolSource.NONE);
    }

    /// The same for runs that may cost so much.
    public AgentParts costing(RunCost limited) {
        return changed(model, privacy, limited, moreTools);
    }

    /// The same with more tools.
    public AgentParts with(ToolSource source) {
        return changed(model, privacy, cost, source);
    }

    /// The parts of one run that this model answers, whose calls are counted. Nothing is hidden from a
    /// model in this process.
    public AgentParts with(ChatModel other) {
        var own = cost.anew();
        var counted = new CountedChatModel(other, own, metrics);
        var hidden = other.info().local() ? Privacy.off(metrics) : privacy;
        return changed(counted, hidden, own, moreTools);
    }

    /// The same for a model outside this process, whichever it is, that has tools of its own.
    public AgentParts hiding(Privacy values) {
        return changed(model, values, RunCost.unlimited(), ToolSource.NONE);
    }

    private AgentParts changed(
            ChatModel otherModel, Privacy otherPrivacy, RunCost otherCost, ToolSource source) {
        return new AgentParts(
                otherModel,
                gate,
                systemPrompt,
                limits,
                waitForBrowser,
                persons,
                metrics,
                hooks,
                otherPrivacy,
                otherCost,
                source);
    }
}
