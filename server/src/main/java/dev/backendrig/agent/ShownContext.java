package dev.backendrig.agent;

import dev.backendrig.page.KnownPage;

/// What a run knows of what its model is shown, beside the messages themselves.
///
/// @param tokens an estimate of all that the next model call sends: what goes along with every call,
///     and the messages
/// @param measured how many tokens the provider counted in the last call for each 1,000 estimated;
///     1,000 where it counted fewer or nothing is known
/// @param page what the model knows of the page
/// @param compactions how the messages were made fewer
public record ShownContext(int tokens, int measured, KnownPage page, Compactions compactions) {
    private static final int AS_ESTIMATED = 1_000;

    /// What a provider counts beside a very short conversation says nothing of a long one.
    private static final int LEAST_MEASURED = 1_000;

    /// No tokeniser is that far off; what says more counts something else.
    private static final int MOST_MEASURED = 4 * AS_ESTIMATED;

    static ShownContext of(int tokens) {
        return new ShownContext(tokens, AS_ESTIMATED, KnownPage.NONE, Compactions.NONE);
    }

    ShownContext plus(int more) {
        return new ShownContext(tokens + more, measured, page, compactions);
    }

    ShownContext withPage(KnownPage next) {
        return new ShownContext(tokens, measured, next, compactions);
    }

    ShownContext with(Compactions next) {
        return new ShownContext(tokens, measured, page, next);
    }

    /// After a call that the provider counted so many tokens in.
    ShownContext measured(long counted) {
        if (tokens < LEAST_MEASURED) return this;
        var of1000 = Math.clamp(counted * 1_000 / tokens, AS_ESTIMATED, MOST_MEASURED);
        return new ShownContext(tokens, of1000, page, compactions);
    }

    /// Tokens as the provider would count what is estimated to be so many.
    int counted(int estimated) {
        return (int) Math.min(Integer.MAX_VALUE, (long) estimated * measured / 1_000);
    }

    /// What the next model call sends, as the provider would count it.
    int counted() {
        return counted(tokens);
    }

    boolean isOver(int mostTokens) {
        return counted() > mostTokens;
    }

    /// After the messages became shorter by so many tokens as estimated.
    ShownContext shorter(Compaction.Kind kind, int by) {
        var left = tokens - by;
        var compaction = new Compaction(kind, counted(), counted(left));
        return new ShownContext(left, measured, page, compactions.plus(compaction));
    }
}
