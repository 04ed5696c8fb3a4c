package dev.backendrig.agent;

import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelOptions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Keeps a run's conversation within its model's window: has it summed up where the run wants that, and
/// tells the person of all that was left out. Confined to the run's thread.
final class ContextKeeper {
    private final AgentParts parts;
    private final RunContext context;
    private final ModelTalk talk;
    private final Answer answer;
    private final boolean inWords;
    private final Set<Compaction.Kind> said = EnumSet.of(Compaction.Kind.PAGES);
    private int told;
    private int refusedStep = -1;

    ContextKeeper(
            AgentParts parts,
            RunRequest request,
            RunContext context,
            ModelTalk talk,
            Answer answer) {
        this.parts = parts;
        this.context = context;
        this.talk = talk;
        this.answer = answer;
        this.inWords = inWords(request.wishes());
    }

    /// A sentence of ours has no place in an answer that a program reads.
    private static boolean inWords(Wishes wishes) {
        return !wishes.ownSystem() && wishes.options().format() instanceof ModelOptions.Format.Text;
    }

    /// The run with a summary of its oldest turns, or without them where none came.
    ///
    /// @param failed told of a model call that failed
    AgentRun summarised(AgentRun run, Step.Summarise step, Consumer<ModelException> failed)
            throws InterruptedException {
        var summary = new Summary(talk);
        var request = summary.of(run.messages(), step, context.language());
        for (var hook : parts.hooks()) request = hook.beforeModelCall(request, context);
        talk.tellNews();
        try {
            var turn = talk.askAside(request);
            return run.also(turn).summarised(summary.told(turn));
        } catch (ModelException e) {
            failed.accept(e);
            return run.alsoUsed(e.usage().orElse(null)).notSummarised();
        }
    }

    /// The run made shorter, where a provider found it too long before it said anything, and not for the
    /// second time in one step.
    ///
    /// @throws ModelException the failure, where it is another or nothing can be made shorter
    AgentRun afterFailure(AgentRun run, ModelException e) {
        var tooLong = e.kind() == ModelException.Kind.CONTEXT_TOO_LONG;
        if (!tooLong || refusedStep == run.steps() || answer.saidInStep()) throw e;
        refusedStep = run.steps();
        var shorter = run.foundTooLong().orElseThrow(() -> e);
        return shorter.alsoUsed(e.usage().orElse(null));
    }

    /// Tells the person and the metrics what was left out since this was called last.
    void tell(AgentRun run) {
        var done = run.context().compactions().done();
        for (var compaction : done.subList(told, done.size())) {
            parts.metrics().contextShrunk(compaction.kind());
            answer.send(new RunEvent.Compacted(compaction));
            sentence(compaction.kind()).ifPresent(it -> answer.send(new RunEvent.Notice(it)));
        }
        told = done.size();
    }

    private Optional<String> sentence(Compaction.Kind kind) {
        if (!inWords || !said.add(kind)) return Optional.empty();
        var sentences = new ContextSentences(context.language());
        return Optional.of(
                kind == Compaction.Kind.SUMMARY ? sentences.summedUp() : sentences.leftOut());
    }
}
