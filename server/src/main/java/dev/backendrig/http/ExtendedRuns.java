package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.http.stream.Joining;
import dev.backendrig.http.stream.RunLog;
import dev.backendrig.http.stream.RunLogs;

/// Runs for clients of the extended protocol: each on a thread of its own, into a log, which the
/// client that asked for it is only the first to read. Thread-safe.
final class ExtendedRuns {
    private final Agent agent;
    private final LiveRuns runs;
    private final RunLogs logs;
    private final LogStream stream;

    ExtendedRuns(Agent agent, LiveRuns runs, RunLogs logs, LogStream stream) {
        this.agent = agent;
        this.runs = runs;
        this.logs = logs;
        this.stream = stream;
    }

    /// Begins a run and sends its events to the client.
    ///
    /// @param body what the request holds of the memory for requests; given back when the run ends
    void serve(Exchange exchange, AskedRun asked, Body body) {
        var log = logs.open();
        var answer = new LoggedAnswer(log, exchange.language());
        // Before the run begins: it is not to find itself alone.
        if (!(log.join(0) instanceof Joining.Joined(var reader))) {
            throw new IllegalStateException("A new log has a reader");
        }
        Thread.ofVirtual().name("run").start(() -> drive(asked, log, answer, body));
        switch (stream.send(exchange, reader, false)) {
            case SENT -> exchange.complete();
            case BROKEN -> exchange.abort();
            case NOTHING_TOLD -> refuse(exchange, answer.ending());
        }
    }

    private static void refuse(Exchange exchange, Answer.Ending ending) {
        EventStream.undo(exchange);
        if (!(ending instanceof Answer.Ending.Unanswered(var problem))) {
            throw new IllegalStateException("A run told nothing, and not why");
        }
        Problems.send(exchange, problem);
    }

    private void drive(AskedRun asked, RunLog log, LoggedAnswer answer, Body body) {
        try (body) {
            var run = runs.begin();
            if (run == null) {
                answer.fail(Problems.draining());
                return;
            }
            try (run;
                    answer) {
                log.whenAbandoned(() -> run.interrupt(RunThread.Cause.CLIENT_GONE));
                perform(asked, log, answer, run);
            } finally {
                tellMissingEnd(answer);
                runs.end(run);
            }
        }
    }

    /// Whatever became of the run, an error of the machine too: who reads it is not left waiting.
    private static void tellMissingEnd(LoggedAnswer answer) {
        if (answer.ending() instanceof Answer.Ending.Missing) {
            answer.fail(Problems.ofUnexpected(new IllegalStateException("A run told no end")));
        }
    }

    private void perform(AskedRun asked, RunLog log, LoggedAnswer answer, RunThread run) {
        try {
            agent.run(asked.request(), answer, log);
        } catch (RunRefusedException e) {
            answer.fail(Problems.of(e));
        } catch (InterruptedException e) {
            if (run.cause() == RunThread.Cause.DRAIN) answer.fail(Problems.draining());
            else answer.abandoned();
        } catch (RuntimeException e) {
            answer.fail(Problems.ofUnexpected(e));
        }
    }
}
