package dev.backendrig.bench.gemini;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Plays one script into one answer, on the connection's own thread.
final class Performance {
    private static final String RESULT = "\"functionResponse\"";

    private final Receipts receipts;
    private final RoundTrips roundTrips;

    Performance(Receipts receipts, RoundTrips roundTrips) {
        this.receipts = receipts;
        this.roundTrips = roundTrips;
    }

    void play(ModelCall call, Answer answer) throws IOException, InterruptedException {
        switch (Script.in(call.body())) {
            case Script.Paced paced -> play(paced, call.readAt(), answer);
            case Script.Lockstep lockstep -> play(lockstep, answer);
            case Script.Actions actions -> play(actions, call, answer);
        }
    }

    private static void play(Script.Paced script, long start, Answer answer)
            throws IOException, InterruptedException {
        var first = start + script.delay().toNanos();
        for (var i = 0; i < script.chunks(); i++) {
            sleepUntil(first + i * script.spacing().toNanos());
            answer.send(Events.stamped(i, System.nanoTime()));
        }
        answer.end(Events.closing());
    }

    private void play(Script.Lockstep script, Answer answer)
            throws IOException, InterruptedException {
        var sequence = 0;
        for (var burst = 0; burst < script.bursts(); burst++) {
            var events = new StringBuilder();
            for (var i = 0; i < Script.Lockstep.size(burst); i++) {
                events.append(Events.stamped(sequence++, System.nanoTime()));
            }
            answer.send(events.toString());
            receipts.await(script.id(), sequence - 1, Script.Lockstep.PATIENCE);
        }
        answer.end(Events.closing());
    }

    private void play(Script.Actions script, ModelCall call, Answer answer) throws IOException {
        roundTrips.requestRead(script.id(), call.readAt());
        var done = call.body().split(RESULT, -1).length - 1;
        if (done >= script.calls()) {
            answer.end(Events.closing());
            return;
        }
        roundTrips.callSent(script.id(), System.nanoTime());
        answer.end(Events.scroll(done));
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        var left = Duration.ofNanos(nanos - System.nanoTime());
        if (left.isPositive()) TimeUnit.NANOSECONDS.sleep(left.toNanos());
    }
}
