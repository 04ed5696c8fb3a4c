package dev.backendrig.agent;

import dev.backendrig.page.KnownPage;

/// What a run knows of what its model is shown, beside the messages themselves.
///
/// @param tokens an estimate of all that the next model call sends: what goes along with every call,
///     and the messages
/// @param page what the model knows of the page
/// @param shrinks how often the pages before had to be left out
public record ShownContext(int tokens, KnownPage page, int shrinks) {
    ShownContext plus(int more) {
        return new ShownContext(tokens + more, page, shrinks);
    }

    ShownContext withPage(KnownPage next) {
        return new ShownContext(tokens, next, shrinks);
    }
}
