package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/// What is measured of browsers and their sockets. Thread-safe.
final class SessionMeters {
    private final MeterRegistry meters;

    SessionMeters(MeterRegistry meters, Supplier<Number> openSessions) {
        this.meters = meters;
        Gauge.builder("rig.browser.sessions", openSessions)
                .description("Browsers that are connected")
                .register(meters);
    }

    void ignored(IgnoredReason reason) {
        count("rig.browser.messages.ignored", "Messages of browsers left aside", reason.tag());
    }

    void dropped(ActionDesk.Delivery why) {
        count("rig.browser.results.dropped", "Answers that no action waits for", why.tag());
    }

    void unreadableScreenshot() {
        Counter.builder("rig.browser.screenshots.unreadable")
                .description("Screenshots that are no picture of a known kind")
                .register(meters)
                .increment();
    }

    void action(BrowserCommand command, BrowserResult result, Duration took) {
        Timer.builder("rig.browser.actions")
                .description("Commands to browsers, and how long their answers took")
                .tags("type", name(command), "outcome", outcome(result))
                .register(meters)
                .record(took);
    }

    /// A hello was answered.
    ///
    /// @param outcome one of a closed set of words
    void greeted(String outcome) {
        Counter.builder("rig.browser.hellos")
                .description("Browsers that said hello in the extended protocol")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    private static String name(BrowserCommand command) {
        return command instanceof BrowserCommand.Declared(var tool, _, _)
                ? tool.metricName()
                : ServerMessages.type(command);
    }

    private void count(String name, String description, String reason) {
        Counter.builder(name)
                .description(description)
                .tag("reason", reason)
                .register(meters)
                .increment();
    }

    private static String outcome(BrowserResult result) {
        return switch (result) {
            case BrowserResult.Done _ -> "done";
            case BrowserResult.Failed _ -> "failed";
            case BrowserResult.TimedOut _ -> "timed_out";
            case BrowserResult.Lost _ -> "lost";
            case BrowserResult.Disconnected _ -> "disconnected";
        };
    }
}
