package dev.backendrig.agent;

import dev.backendrig.browser.session.BrowserSession;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where what clients of single tools have seen and were allowed is kept. Thread-safe.
public interface ToolTalks {
    /// For clients without a session of their own: what all of them have seen of a browser lies in its
    /// session.
    ToolTalks OF_BROWSER = session -> session.memory().of(OfBrowser.class, OfBrowser::new).now();

    /// The talk with this browser.
    ToolTalk of(BrowserSession session);

    /// For one client with a session of its own.
    static ToolTalks ofClient() {
        return new OfClient();
    }

    /// Begins anew with each other browser: what hides values belongs to one.
    final class OfClient implements ToolTalks {
        private @Nullable String session;
        private @Nullable ToolTalk talk;

        private OfClient() {}

        @Override
        public synchronized ToolTalk of(BrowserSession browser) {
            if (talk == null || !browser.id().equals(session)) {
                session = browser.id();
                talk = new ToolTalk(true);
            }
            return talk;
        }
    }

    /// Begins anew after a long silence, as nobody says when such a client has ended.
    final class OfBrowser {
        private static final Duration SILENCE = Duration.ofMinutes(10);

        private final LongSupplier nanos = System::nanoTime;
        private ToolTalk talk = new ToolTalk(false);
        private long last = nanos.getAsLong();

        private OfBrowser() {}

        private synchronized ToolTalk now() {
            var time = nanos.getAsLong();
            if (time - last > SILENCE.toNanos()) talk = new ToolTalk(false);
            last = time;
            return talk;
        }
    }
}
