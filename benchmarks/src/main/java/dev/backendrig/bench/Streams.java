package dev.backendrig.bench;

import dev.backendrig.bench.gemini.FakeGemini;
import dev.backendrig.bench.gemini.Script;
import dev.backendrig.bench.load.Endpoint;
import dev.backendrig.bench.load.StreamClient;
import dev.backendrig.bench.load.StreamOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Runs scripts of the fake model against an endpoint.
final class Streams {
    /// How much later than planned a run may end.
    private static final Duration GRACE = Duration.ofSeconds(15);

    /// Spreads the phases of the streams evenly, however many there are: without it they would
    /// send in step, and the last one of each round would wait for all others.
    private static final double GOLDEN = 0.6180339887;

    private static final Duration OPENING = Duration.ofMillis(50);
    private static final Duration OPENING_OF_ONE = Duration.ofMillis(1);
    private static final Duration ACTION_LIMIT = Duration.ofSeconds(2);

    private final AtomicLong ids = new AtomicLong();
    private final FakeGemini gemini;
    private final StreamClient client;

    Streams(FakeGemini gemini) {
        this.gemini = gemini;
        this.client = new StreamClient(gemini.receipts());
    }

    /// Streams for about this time; the first chunks come when all streams are open.
    List<StreamOutcome> paced(Endpoint endpoint, Scenario scenario, Duration time)
            throws IOException {
        var chunks = (int) Math.max(1, time.dividedBy(scenario.spacing()));
        var opening = OPENING.plus(OPENING_OF_ONE.multipliedBy(scenario.streams()));
        var scripts = new ArrayList<Script>();
        for (var i = 0; i < scenario.streams(); i++) {
            var phase = (long) (scenario.spacing().toNanos() * (i * GOLDEN % 1));
            var delay = opening.plusNanos(phase);
            scripts.add(new Script.Paced(ids.incrementAndGet(), scenario.spacing(), delay, chunks));
        }
        return client.run(endpoint, scripts, time.plus(opening).plus(GRACE));
    }

    /// Sends bursts in lock step.
    ///
    /// @return how many bursts were held back, or -1 where chunks were lost
    int lockstep(Endpoint endpoint, int bursts) throws IOException {
        var script = new Script.Lockstep(ids.incrementAndGet(), bursts);
        var limit = Script.Lockstep.PATIENCE.multipliedBy(bursts).plus(GRACE);
        var outcome = client.run(endpoint, List.of(script), limit).getFirst();
        return outcome.fault() == null ? gemini.receipts().held(script.id()) : -1;
    }

    /// Lets the model call actions one after the other.
    ///
    /// @return the round trips in nanoseconds, the first one first
    /// @throws IOException if the run did not end as it should, with all its actions done
    List<Long> actions(Endpoint endpoint, int calls) throws IOException {
        var script = new Script.Actions(ids.incrementAndGet(), calls);
        var limit = ACTION_LIMIT.multipliedBy(calls).plus(GRACE);
        var outcome = client.run(endpoint, List.of(script), limit).getFirst();
        var trips = gemini.roundTrips().of(script.id());
        if (outcome.fault() == null && trips.size() == calls) return trips;
        throw new IOException(trips.size() + " of " + calls + " actions: " + outcome.fault());
    }
}
