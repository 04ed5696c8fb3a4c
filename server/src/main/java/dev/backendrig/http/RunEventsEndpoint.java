package dev.backendrig.http;

import dev.backendrig.http.stream.Joining;
import dev.backendrig.http.stream.RunLog;
import dev.backendrig.http.stream.RunLogs;
import java.time.Duration;

/// `GET /agent/runs/{run_id}/events`: goes on with a run's events after the last one that the client
/// has.
final class RunEventsEndpoint implements Endpoint {
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final RunLogs logs;
    private final LogStream stream;
    private final BodyReader bodies;

    RunEventsEndpoint(RunLogs logs, LogStream stream, BodyReader bodies) {
        this.logs = logs;
        this.stream = stream;
        this.bodies = bodies;
    }

    @Override
    public void answer(Exchange exchange) {
        var log = logs.find(exchange.segment(2)).orElseThrow(RunEventsEndpoint::unknown);
        var after = LastEventId.of(exchange);
        // The watch over the connection takes what comes from now on for the next request.
        bodies.read(exchange.request()).close();
        switch (stream.send(exchange, reader(log, after), true)) {
            case SENT -> exchange.complete();
            case BROKEN -> exchange.abort();
            case NOTHING_TOLD -> throw new IllegalStateException("The answer had begun");
        }
    }

    private static RunLog.Reader reader(RunLog log, long after) {
        return switch (log.join(after)) {
            case Joining.Joined(var reader) -> reader;
            case Joining.TooNew() -> throw LastEventId.wrong();
            case Joining.NotHeld() -> throw notHeld();
            case Joining.Full() -> throw full();
        };
    }

    static ProblemException unknown() {
        return new ProblemException(
                ProblemKind.RUN_UNKNOWN,
                "There is no run of this id, or it ended more than 10 minutes ago.",
                "Tidak ada run dengan id ini, atau run itu sudah berakhir lebih dari 10 menit"
                        + " lalu.");
    }

    private static ProblemException notHeld() {
        return new ProblemException(
                ProblemKind.EVENTS_GONE,
                "The events after this one are not kept any more. Cancel the run and ask again.",
                "Peristiwa setelah yang ini sudah tidak disimpan lagi. Batalkan run ini lalu tanya"
                        + " lagi.");
    }

    private static ProblemException full() {
        var problem =
                Problem.of(
                        ProblemKind.TOO_MANY_READERS,
                        "As many clients as may read this run already do. Close one of them.",
                        "Klien yang membaca run ini sudah sebanyak yang diizinkan. Tutup salah"
                                + " satunya.");
        return new ProblemException(problem.retryAfter(COME_BACK));
    }
}
