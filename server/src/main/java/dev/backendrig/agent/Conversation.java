package dev.backendrig.agent;

import dev.backendrig.message.Message;
import dev.backendrig.message.ToolResult;
import java.util.List;

/// A run's conversation while a turn's results are put to it.
///
/// Where it would grow over its limit, the pages in what was sent already are left out, all in one
/// go, so that a provider's prompt cache is lost once and not with every step; the newest results
/// then tell the whole page again.
///
/// @param sent the messages that the model has seen
/// @param newest the results that it has not
/// @param context what it knows with both
record Conversation(List<Message> sent, List<ToolResult> newest, ShownContext context, Size size) {
    /// A shrink that frees less than this part of the limit is not done: it would come again with
    /// the next step, and each costs the cache.
    private static final int LEAST_FREED = 10;

    /// @param steps model calls made
    /// @param mostTokens the limit
    record Size(int steps, int mostTokens) {}

    static Conversation of(AgentRun run) {
        return new Conversation(
                run.messages(),
                List.of(),
                run.context(),
                new Size(run.steps(), run.limits().contextTokens()));
    }

    /// With the results of a turn.
    Conversation with(List<ToolAnswer> answers) {
        var grown = plus(ToldTurn.of(answers, context.page()));
        return grown.context.tokens() <= size.mostTokens() ? grown : grown.shrunk(this, answers);
    }

    private Conversation shrunk(Conversation before, List<ToolAnswer> answers) {
        var left = Stubs.inPlaceOfPages(sent, size.steps());
        var freed = MessageTokens.of(sent) - MessageTokens.of(left);
        if (freed < size.mostTokens() / LEAST_FREED) return this;
        var context =
                new ShownContext(
                        before.context.tokens() - freed,
                        before.context.page().forgotten(),
                        before.context.shrinks() + 1);
        return new Conversation(left, List.of(), context, size)
                .plus(ToldTurn.of(answers, context.page()));
    }

    private Conversation plus(ToldTurn turn) {
        return new Conversation(
                sent,
                turn.results(),
                context.plus(MessageTokens.ofResults(turn.results())).withPage(turn.page()),
                size);
    }
}
