package dev.backendrig.agent;

import dev.backendrig.message.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what runs do. Labels are from closed sets, never from what a client or a page says.
/// Thread-safe.
public final class RunMetrics {
    private final MeterRegistry registry;
    private final AtomicInteger active;
    private final Counter steps;
    private final Timer firstText;

    public RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        active = registry.gauge("rig.runs.active", new AtomicInteger());
        steps = registry.counter("rig.run.steps");
        firstText =
                Timer.builder("rig.run.first.token")
                        .description("from a run's start to the first piece of its answer")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofMinutes(2))
                        .register(registry);
    }

    void runStarted() {
        active.incrementAndGet();
    }

    /// @param outcome one of a closed set of words
    void runEnded(String outcome) {
        active.decrementAndGet();
        registry.counter("rig.runs", "outcome", outcome).increment();
    }

    void runRefused(RunRefusedException.Reason reason) {
        registry.counter("rig.runs.refused", "reason", lower(reason)).increment();
    }

    void stepDone() {
        steps.increment();
    }

    void firstText(Duration sinceStart) {
        firstText.record(sinceStart);
    }

    void used(Usage usage) {
        tokens("input", usage.input());
        tokens("output", usage.output());
        tokens("cached", usage.cached());
        tokens("thought", usage.thought());
    }

    void toolCalled(String name, String outcome) {
        registry.counter("rig.tool.calls", "tool", name, "outcome", outcome).increment();
    }

    void providerFailed(String provider, Enum<?> kind) {
        registry.counter("rig.provider.errors", "provider", provider, "kind", lower(kind))
                .increment();
    }

    private void tokens(String kind, long count) {
        if (count > 0) registry.counter("rig.tokens", "kind", kind).increment((double) count);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
