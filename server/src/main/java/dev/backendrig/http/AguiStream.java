package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.http.agui.AguiEvents;
import dev.backendrig.http.agui.AguiRun;
import dev.backendrig.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Sends a run's AG-UI events to the client that reads it, up to its end or to a question, with which
/// it then waits. Thread-safe.
final class AguiStream {
    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private final LiveRuns runs;
    private final HttpTimes times;
    private final HttpMetrics metrics;
    private final PausedRuns paused;

    AguiStream(LiveRuns runs, HttpTimes times, HttpMetrics metrics, PausedRuns paused) {
        this.runs = runs;
        this.times = times;
        this.metrics = metrics;
        this.paused = paused;
    }

    PausedRuns paused() {
        return paused;
    }

    /// Sends and ends the exchange. A client that goes away ends the run, but where it went with a
    /// question: it comes back with the answer.
    void send(Exchange exchange, AguiRun names, PausableRun run) {
        // A silent stream is no idle connection; who is gone is noticed otherwise.
        exchange.request().addIdleTimeoutListener(_ -> false);
        var reader = runs.beginReading();
        metrics.streamOpened();
        Problem unsent;
        try (reader;
                var _ = ClientGone.watch(exchange.request(), reader)) {
            EventStream.prepare(exchange);
            var writes = new StreamWrites(exchange.response(), reader, times.write());
            unsent = new Reading(exchange, names, run, reader, writes).copy();
        } catch (ClientGoneException _) {
            metrics.clientGone();
            exchange.abort();
            return;
        } finally {
            metrics.streamClosed();
            runs.end(reader);
        }
        if (unsent == null) {
            exchange.complete();
        } else {
            EventStream.undo(exchange);
            Problems.send(exchange, unsent);
        }
    }

    /// One request's part of a run. Used by the request's thread.
    private final class Reading {
        private final Exchange exchange;
        private final AguiRun names;
        private final PausableRun run;
        private final RunThread reader;
        private final StreamWrites writes;
        private final SseEncoder encoder = new SseEncoder();
        private final AguiEvents events;
        private boolean hasAsked;

        Reading(
                Exchange exchange,
                AguiRun names,
                PausableRun run,
                RunThread reader,
                StreamWrites writes) {
            this.exchange = exchange;
            this.names = names;
            this.run = run;
            this.reader = reader;
            this.writes = writes;
            this.events =
                    new AguiEvents(
                            names, event -> writes.write(false, encoder.data(Json.write(event))));
        }

        /// A problem where nothing could be sent; null where the stream has told its end.
        @Nullable Problem copy() {
            try {
                return copied();
            } catch (ClientGoneException e) {
                if (!hasAsked) run.abandon();
                throw e;
            }
        }

        private @Nullable Problem copied() {
            // It waited with a question: for its client it is a run anew.
            run.resumed().ifPresent(events::begin);
            while (!events.isEnded()) {
                switch (next()) {
                    case null -> keepAlive();
                    case PausableRun.Told.Event(var event) -> tell(event);
                    case PausableRun.Told.Failed(var problem) -> {
                        if (!writes.hasSent()) return problem;
                        fail(problem);
                    }
                }
            }
            if (!hasAsked) awaitEnd();
            writes.write(true, ByteBuffer.wrap(NOTHING));
            return null;
        }

        private void tell(RunEvent event) {
            // Before the client hears of the question, which it may answer at once.
            if (event instanceof RunEvent.ApprovalAsked asked) {
                paused.add(asked.approvalId(), run, names.threadId());
            }
            events.accept(event);
            hasAsked |= event instanceof RunEvent.ApprovalAsked;
            if (event instanceof RunEvent.Failed(var failure, _, _)) fail(Problems.of(failure));
        }

        private void awaitEnd() {
            try {
                run.awaitEnd();
            } catch (InterruptedException _) {
                // All is told; what is left is the last byte.
            }
        }

        private void fail(Problem problem) {
            events.fail(problem.detail().in(exchange.language()), problem.kind().code());
        }

        /// What comes first may still be told by an HTTP status.
        private void keepAlive() {
            if (!writes.hasSent()) return;
            writes.write(false, ByteBuffer.wrap(KEEP_ALIVE));
            metrics.keepAlive();
        }

        private PausableRun.@Nullable Told next() {
            while (true) {
                try {
                    return run.next(times.keepAlive());
                } catch (InterruptedException _) {
                    if (reader.isClientGone()) {
                        throw new ClientGoneException("The client went away");
                    }
                    // The server stops: the run is told so too, and its last words are on their
                    // way.
                }
            }
        }
    }
}
