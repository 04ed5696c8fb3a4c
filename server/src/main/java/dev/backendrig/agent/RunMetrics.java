package dev.backendrig.agent;

import dev.backendrig.message.Usage;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.safety.text.InvisibleKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Counts what runs do. Labels are from closed sets, never from what a client or a page says.
/// Thread-safe.
public final class RunMetrics {
    /// Bounds of the histogram: from what this server adds by itself to a provider's worst.
    private static final Duration[] FIRST_TOKEN =
            IntStream.of(5, 20, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final AtomicInteger active = new AtomicInteger();
    private final Counter steps;
    private final Counter shrinks;
    private final Timer firstText;

    public RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("rig.runs.active", active, AtomicInteger::get)
                .description("Runs under way")
                .register(registry);
        steps =
                Counter.builder("rig.run.steps")
                        .description("Model calls that ended")
                        .register(registry);
        shrinks =
                Counter.builder("rig.context.shrinks")
                        .description("Conversations whose older pages were left out for their size")
                        .register(registry);
        firstText =
                Timer.builder("rig.run.first.token")
                        .description("From a run's start to the first piece of its answer")
                        .serviceLevelObjectives(FIRST_TOKEN)
                        .register(registry);
    }

    void runStarted() {
        active.incrementAndGet();
    }

    /// @param outcome one of a closed set of words
    void runEnded(String outcome) {
        active.decrementAndGet();
        count("rig.runs", "Runs that ended", 1, "outcome", outcome);
    }

    void runRefused(RunRefusedException.Reason reason) {
        count("rig.runs.refused", "Runs that might not begin", 1, "reason", lower(reason));
    }

    /// A conversation was made shorter.
    void contextShrunk(Compaction.Kind kind) {
        if (kind == Compaction.Kind.PAGES) {
            shrinks.increment();
            return;
        }
        count(
                "rig.context.compactions",
                "Conversations whose oldest turns were left out for their size",
                1,
                "kind",
                lower(kind));
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
        count("rig.tool.calls", "Tool calls of models", 1, "tool", name, "outcome", outcome);
    }

    /// A value was hidden from a model.
    void masked(DataKind kind) {
        count("rig.privacy.masked", "Values hidden from models", 1, "kind", lower(kind));
    }

    /// Characters that nobody sees were taken out of what models read.
    void untrustedRemoved(Map<InvisibleKind, Integer> removed) {
        removed.forEach((kind, count) ->
                count(
                        "rig.untrusted.removed",
                        "Invisible characters taken out of what models read",
                        count,
                        "kind",
                        kind.word()));
    }

    /// @param givenBack whether the person let the run go on
    void paused(Duration time, boolean givenBack) {
        Timer.builder("rig.run.pauses")
                .description("Times in which persons used the page of a run themselves")
                .tag("given_back", String.valueOf(givenBack))
                .register(registry)
                .record(time);
    }

    void providerFailed(String provider, Enum<?> kind) {
        count(
                "rig.provider.errors",
                "Model calls that failed after all retries",
                1,
                "provider",
                provider,
                "kind",
                lower(kind));
    }

    private void tokens(String kind, long count) {
        if (count > 0) count("rig.tokens", "Tokens that providers reported", count, "kind", kind);
    }

    private void count(String name, String description, long by, String... tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment((double) by);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
