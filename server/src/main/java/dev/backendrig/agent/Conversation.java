package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// A run's conversation while a turn's results are put to it.
///
/// Where it would grow over its limit, the pages in what was sent already are left out, all in one
/// go, so that a provider's prompt cache is lost once and not with every step; the newest results
/// then tell the whole page again. Where that is not enough the oldest turns are to give way
/// ([OldTurns]).
///
/// @param sent the messages that the model has seen
/// @param newest the results that it has not
/// @param context what it knows with both
/// @param cramped whether it is to be made shorter still
record Conversation(
        List<Message> sent,
        List<ToolResult> newest,
        ShownContext context,
        Size size,
        boolean cramped) {
    /// What frees less than this part of the limit is hardly worth doing: it would come again with
    /// the next step, and each time costs the cache.
    static final int LEAST_FREED = 10;

    /// @param steps model calls made
    /// @param mostTokens the limit
    record Size(int steps, int mostTokens) {}

    static Conversation of(AgentRun run) {
        return new Conversation(
                run.messages(),
                List.of(),
                run.context(),
                new Size(run.steps(), run.limits().contextTokens()),
                false);
    }

    /// With the results of a turn.
    Conversation with(List<ToolAnswer> answers) {
        var grown = plus(answers);
        if (!grown.isOver()) return grown;
        var left = Stubs.inPlaceOfPages(sent, size.steps);
        var freed = MessageTokens.of(sent) - MessageTokens.of(left);
        var enough = context.counted(freed) >= size.mostTokens / LEAST_FREED;
        // Where old turns give way the cache is lost anyway, and the page may be lost with them.
        if (!enough && !grown.hasOldTurns()) return grown;
        var shrunk = without(left, freed).plus(answers);
        var told = freed > 0 ? shrunk.inPlaceOf(grown) : shrunk;
        return told.cramped(!enough || told.isOver());
    }

    private Conversation plus(List<ToolAnswer> answers) {
        var turn = ToldTurn.of(answers, context.page());
        return new Conversation(
                sent,
                turn.results(),
                context.plus(MessageTokens.ofResults(turn.results())).withPage(turn.page()),
                size,
                cramped);
    }

    private boolean isOver() {
        return context.isOver(size.mostTokens);
    }

    private boolean hasOldTurns() {
        var all = new ArrayList<>(sent);
        all.add(new Message.ToolResults(newest));
        return OldTurns.of(all, context.compactions().notes()).isPresent();
    }

    private Conversation without(List<Message> left, int freed) {
        var less = context.plus(-freed).withPage(context.page().forgotten());
        return new Conversation(left, newest, less, size, cramped);
    }

    private Conversation inPlaceOf(Conversation longer) {
        var compaction =
                new Compaction(Compaction.Kind.PAGES, longer.context.counted(), context.counted());
        var noted = context.with(context.compactions().plus(compaction));
        return new Conversation(sent, newest, noted, size, cramped);
    }

    private Conversation cramped(boolean is) {
        return new Conversation(sent, newest, context, size, is);
    }
}
