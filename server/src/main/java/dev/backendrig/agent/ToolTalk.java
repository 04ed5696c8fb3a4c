package dev.backendrig.agent;

import dev.backendrig.browser.Memory;
import dev.backendrig.page.KnownPage;
import dev.backendrig.page.UntrustedFrame;
import dev.backendrig.safety.text.FrameView;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// What a client of single tools has seen of one browser and was allowed there: over all its calls what
/// a run's memory is over the steps of a run. Who holds the lock uses the rest.
public final class ToolTalk {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Memory memory = new Memory();
    private final FrameView frames =
            new FrameView(UntrustedFrame.random(), Set.of(ToldTurn.PAGE, ToldTurn.PAGE_NOW));
    private final boolean remembersPage;
    private KnownPage page = KnownPage.NONE;
    private boolean begun;

    /// @param remembersPage whether the client is told only what is new of a page; else it is told the
    ///     whole page each time, as others may have been told in between
    ToolTalk(boolean remembersPage) {
        this.remembersPage = remembersPage;
    }

    ReentrantLock lock() {
        return lock;
    }

    Memory memory() {
        return memory;
    }

    FrameView frames() {
        return frames;
    }

    /// Whether this is the first call.
    boolean begins() {
        var first = !begun;
        begun = true;
        return first;
    }

    /// What the client knows of the page.
    KnownPage page() {
        return page;
    }

    void knows(KnownPage next) {
        if (remembersPage) page = next;
    }
}
