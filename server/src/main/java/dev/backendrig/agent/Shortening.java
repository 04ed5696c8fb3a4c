package dev.backendrig.agent;

import dev.backendrig.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a run's conversation shorter where it is too long for its model: pages give way first, then
/// the oldest turns, to a summary as long as few were asked for, else to a word. What is too long in
/// its last turns alone is sent as it is.
///
/// Each of its steps either makes the conversation shorter or leaves it, so none is endless.
record Shortening(AgentRun run) {
    /// The most summaries that one run asks for: each is a model call of its own.
    static final int MOST_SUMMARIES = 4;

    /// A summary may take this part of the limit at most.
    private static final int LONGEST_SUMMARY = 4;

    /// Of what a provider found too long, so much in the hundred may be sent.
    private static final int LESS = 75;

    /// The run before its first model call.
    AgentRun begun() {
        if (!isOver(run)) return run;
        var shorter = old().map(it -> withoutPages(it.messages().size())).orElse(run);
        return isOver(shorter) ? new Shortening(shorter).ofOldTurns() : shorter;
    }

    /// The run after a provider found its conversation too long. What no model has read yet stays.
    AgentRun refused() {
        var length = run.context().counted();
        var most = (int) Math.max(1, (long) length * LESS / 100);
        var narrow = run.with(run.limits().within(most));
        var unread = run.messages().getLast() instanceof Message.ToolResults ? 1 : 0;
        var pages = new Shortening(narrow).withoutPages(run.messages().size() - unread);
        return isOver(pages) ? new Shortening(pages).ofOldTurns() : pages;
    }

    /// The run with its oldest turns to be summed up, or without them.
    AgentRun ofOldTurns() {
        var old = old();
        if (old.isEmpty()) return run;
        return deservesSummary(old.get())
                ? run.withPhase(new AgentRun.Phase.AwaitSummary())
                : without(old.get());
    }

    /// The run with a summary in place of its oldest turns, or without them where it is no summary.
    AgentRun summedUp(String summary) {
        var old = old().orElseThrow();
        var replaced = old.summedUp(summary);
        var length = run.context().counted(MessageTokens.of(Message.User.of(summary)));
        if (summary.isBlank() || replaced.saved() <= 0) return notSummedUp();
        if (length > mostTokens() / LONGEST_SUMMARY) return notSummedUp();
        return asked(with(replaced, Compaction.Kind.SUMMARY));
    }

    /// The run after a summary did not come.
    AgentRun notSummedUp() {
        return asked(old().map(this::without).orElse(run));
    }

    private Optional<OldTurns> old() {
        return OldTurns.of(run.messages(), run.context().compactions().notes());
    }

    private boolean deservesSummary(OldTurns old) {
        return run.context().compactions().asked() < MOST_SUMMARIES
                && run.context().counted(old.tokens()) >= mostTokens() / Conversation.LEAST_FREED;
    }

    private AgentRun without(OldTurns old) {
        var replaced = old.leftOut();
        return replaced.saved() > 0 ? with(replaced, Compaction.Kind.TURNS) : run;
    }

    private AgentRun with(OldTurns.Replacement replaced, Compaction.Kind kind) {
        var context = run.context().shorter(kind, replaced.saved());
        var noted = context.compactions().withNotes(replaced.notes().size());
        return run.with(replaced.messages(), context.with(noted), run.phase());
    }

    private static AgentRun asked(AgentRun shorter) {
        var context = shorter.context();
        return shorter.with(
                shorter.messages(),
                context.with(context.compactions().asking()),
                new AgentRun.Phase.AwaitModel());
    }

    /// Without the pages in so many of its first messages.
    private AgentRun withoutPages(int number) {
        var first = run.messages().subList(0, number);
        var rest = run.messages().subList(number, run.messages().size());
        var left = Stubs.inPlaceOfPages(first, run.steps() - turns(rest));
        var freed = MessageTokens.of(first) - MessageTokens.of(left);
        if (freed <= 0) return run;
        var all = new ArrayList<>(left);
        all.addAll(rest);
        var context = run.context().shorter(Compaction.Kind.PAGES, freed);
        return run.with(all, context.withPage(context.page().forgotten()), run.phase());
    }

    private static int turns(List<Message> messages) {
        return (int) messages.stream().filter(Message.Assistant.class::isInstance).count();
    }

    private int mostTokens() {
        return run.limits().contextTokens();
    }

    private static boolean isOver(AgentRun run) {
        return run.context().isOver(run.limits().contextTokens());
    }
}
