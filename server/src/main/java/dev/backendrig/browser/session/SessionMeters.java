package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/// What is measured of browsers and their sockets. Thread-safe.
final class SessionMeters {
    private final MeterRegistry meters;

    SessionMeters(MeterRegistry meters, Supplier<Number> openSessions) {
        this.meters = meters;
        Gauge.builder("browser.sessions", openSessions)
                .description("Browsers that are connected")
                .register(meters);
    }

    void ignored(IgnoredReason reason) {
        meters.counter("browser.messages.ignored", "reason", reason.tag()).increment();
    }

    void dropped(ActionDesk.Delivery why) {
        meters.counter("browser.results.dropped", "reason", why.tag()).increment();
    }

    void unreadableScreenshot() {
        meters.counter("browser.screenshots.unreadable").increment();
    }

    void action(BrowserCommand command, BrowserResult result, Duration took) {
        meters.timer(
                        "browser.actions",
                        "type",
                        ServerMessages.type(command),
                        "outcome",
                        outcome(result))
                .record(took);
    }

    private static String outcome(BrowserResult result) {
        return switch (result) {
            case BrowserResult.Done _ -> "done";
            case BrowserResult.Failed _ -> "failed";
            case BrowserResult.TimedOut _ -> "timed_out";
            case BrowserResult.Disconnected _ -> "disconnected";
        };
    }
}
