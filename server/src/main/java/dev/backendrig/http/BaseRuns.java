package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.agent.RunRequest;
import dev.backendrig.http.openai.Completion;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// Runs for base clients: each on the thread of its request, which tells the client what the agent
/// does, until it is done or the client is gone. Thread-safe.
final class BaseRuns {
    private static final int OK = 200;

    private final Agent agent;
    private final LiveRuns runs;
    private final HttpTimes times;
    private final KeepAlives keepAlives;
    private final HttpMetrics metrics;

    BaseRuns(
            Agent agent,
            LiveRuns runs,
            HttpTimes times,
            KeepAlives keepAlives,
            HttpMetrics metrics) {
        this.agent = agent;
        this.runs = runs;
        this.times = times;
        this.keepAlives = keepAlives;
        this.metrics = metrics;
    }

    /// Runs and answers.
    void serve(Exchange exchange, AskedRun asked) {
        serve(
                exchange,
                asked.request(),
                run ->
                        asked.form() == AskedRun.Form.STREAM
                                ? stream(exchange, run)
                                : new JsonAnswer(exchange.language()));
    }

    /// The same with an answer of another form.
    ///
    /// @param form makes the answer of a run, on its thread
    void serve(Exchange exchange, RunRequest request, Function<RunThread, Answer> form) {
        var run = runs.begin();
        if (run == null) throw new ProblemException(Problems.draining());
        try {
            finish(exchange, perform(exchange, request, form, run));
        } finally {
            // Only now: a drain waits for the last byte of the answer.
            runs.end(run);
        }
    }

    /// Runs the agent with the client being watched; afterwards nobody interrupts this thread.
    private Answer.Ending perform(
            Exchange exchange,
            RunRequest request,
            Function<RunThread, Answer> form,
            RunThread run) {
        // A silent stream is no idle connection; who is gone is noticed otherwise.
        exchange.request().addIdleTimeoutListener(_ -> false);
        try (run;
                var _ = ClientGone.watch(exchange.request(), run);
                var answer = form.apply(run)) {
            var problem = perform(request, answer, run);
            if (problem != null) answer.fail(problem);
            return answer.ending();
        } catch (ClientGoneException _) {
            return new Answer.Ending.Gone();
        }
    }

    private Answer stream(Exchange exchange, RunThread run) {
        return new SseAnswer(writes(exchange, run), keepAlives, metrics, exchange.language());
    }

    /// The stream of a completion's chunks.
    CompletionSink chunks(Exchange exchange, Completion completion, RunThread run) {
        return new StreamedCompletion(completion, writes(exchange, run), keepAlives, metrics);
    }

    private StreamWrites writes(Exchange exchange, RunThread run) {
        EventStream.prepare(exchange);
        return new StreamWrites(exchange.response(), run, times.write());
    }

    /// Runs the agent; a problem where the run did not tell its end itself.
    private @Nullable Problem perform(RunRequest request, Answer answer, RunThread run) {
        try {
            agent.run(request, answer);
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
            case DRAIN -> Problems.draining();
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
                EventStream.undo(exchange);
                Problems.send(exchange, problem);
            }
            case Answer.Ending.Refused(OpenAiFailure failure) -> {
                EventStream.undo(exchange);
                failure.send(exchange);
            }
            case Answer.Ending.Missing _ -> throw new IllegalStateException("No end was told");
            case Answer.Ending.Gone _ -> {
                metrics.clientGone();
                exchange.abort();
            }
        }
    }
}
