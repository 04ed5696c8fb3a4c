package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// `POST /agent/run`: reads the request, runs the agent on this thread and tells the client what it
/// does, until it is done or the client is gone.
final class RunEndpoint implements Endpoint {
    private static final Duration COME_BACK = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final String UNBUFFERED = "X-Accel-Buffering";

    private final Agent agent;
    private final LiveRuns runs;
    private final HttpTimes times;
    private final KeepAlives keepAlives;
    private final HttpMetrics metrics;
    private final BodyReader bodies;

    RunEndpoint(
            Agent agent,
            LiveRuns runs,
            HttpTimes times,
            KeepAlives keepAlives,
            HttpMetrics metrics,
            BodyReader bodies) {
        this.agent = agent;
        this.runs = runs;
        this.times = times;
        this.keepAlives = keepAlives;
        this.metrics = metrics;
        this.bodies = bodies;
    }

    @Override
    public void answer(Exchange exchange) {
        if (runs.isDraining()) throw new ProblemException(draining());
        JsonBody.check(exchange.header("Content-Type"));
        // Open to the end: what the run holds of the body counts as long as it runs.
        try (var body = bodies.read(exchange.request())) {
            run(exchange, new RunRequestReader(exchange).read(body.takeBytes()));
        }
    }

    private void run(Exchange exchange, AskedRun asked) {
        var run = runs.begin();
        if (run == null) throw new ProblemException(draining());
        try {
            finish(exchange, serve(exchange, asked, run));
        } finally {
            // Only now: a drain waits for the last byte of the answer.
            runs.end(run);
        }
    }

    /// Runs the agent with the client being watched; afterwards nobody interrupts this thread.
    private Answer.Ending serve(Exchange exchange, AskedRun asked, RunThread run) {
        // A silent stream is no idle connection; who is gone is noticed otherwise.
        exchange.request().addIdleTimeoutListener(_ -> false);
        try (run;
                var _ = ClientGone.watch(exchange.request(), run);
                var answer =
                        asked.stream()
                                ? stream(exchange, run)
                                : new JsonAnswer(exchange.language())) {
            var problem = perform(asked, answer, run);
            if (problem != null) answer.fail(problem);
            return answer.ending();
        } catch (ClientGoneException _) {
            return new Answer.Ending.Gone();
        }
    }

    private Answer stream(Exchange exchange, RunThread run) {
        var headers = exchange.response().getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(UNBUFFERED, "no");
        var writes = new StreamWrites(exchange.response(), run, times.write());
        return new SseAnswer(writes, keepAlives, metrics, exchange.language());
    }

    /// Runs the agent; a problem where the run did not tell its end itself.
    private @Nullable Problem perform(AskedRun asked, Answer answer, RunThread run) {
        try {
            agent.run(asked.request(), answer);
        } catch (RunRefusedException e) {
            return Problems.of(e);
        } catch (InterruptedException e) {
            return interrupted(run);
        } catch (ClientGoneException e) {
            throw e;
        } catch (RuntimeException e) {
            if (run.isClientGone()) throw new ClientGoneException("The run ended with its client");
            return Problems.ofUnexpected(e);
        }
        return answer.ending() instanceof Answer.Ending.Missing
                ? Problems.ofUnexpected(new IllegalStateException("A run told no end"))
                : null;
    }

    private static Problem interrupted(RunThread run) {
        return switch (run.cause()) {
            case CLIENT_GONE -> throw new ClientGoneException("The client went away");
            case DRAIN -> draining();
            case null ->
                    Problems.ofUnexpected(
                            new IllegalStateException("A run was interrupted by nobody"));
        };
    }

    private void finish(Exchange exchange, Answer.Ending ending) {
        switch (ending) {
            case Answer.Ending.Written _ -> exchange.complete();
            case Answer.Ending.Reply(JsonObject json) -> {
                exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
                exchange.send(OK, "application/json", Json.writeBytes(json));
            }
            case Answer.Ending.Unanswered(Problem problem) -> {
                exchange.response().getHeaders().remove(UNBUFFERED);
                Problems.send(exchange, problem);
            }
            case Answer.Ending.Missing _ -> throw new IllegalStateException("No end was told");
            case Answer.Ending.Gone _ -> {
                metrics.clientGone();
                exchange.abort();
            }
        }
    }

    private static Problem draining() {
        var sentence =
                new Sentence(
                        "The server is being stopped, so this answer ends here. Please ask again"
                                + " shortly.",
                        "Server sedang dihentikan, jadi jawaban ini berakhir di sini. Silakan tanya"
                                + " lagi sebentar lagi.");
        return Problem.of(ProblemKind.DRAINING, sentence).retryAfter(COME_BACK);
    }
}
