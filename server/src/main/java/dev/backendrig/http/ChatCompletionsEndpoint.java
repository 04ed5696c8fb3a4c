package dev.backendrig.http;

import dev.backendrig.browser.session.RandomIds;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.http.openai.ChatRequest;
import dev.backendrig.http.openai.ChatRequestReader;
import dev.backendrig.http.openai.Completion;
import dev.backendrig.http.openai.OpenAiException;
import dev.backendrig.language.LanguageDetector;
import java.time.InstantSource;
import java.util.Optional;

/// `POST /v1/chat/completions`: the agent, or a model alone, for clients of OpenAI's API.
final class ChatCompletionsEndpoint implements Endpoint {
    private final LiveRuns runs;
    private final BodyReader bodies;
    private final BaseRuns base;
    private final BrowserPick picks;
    private final HandedOverSteps steps = new HandedOverSteps();
    private final InstantSource clock = InstantSource.system();

    ChatCompletionsEndpoint(LiveRuns runs, BodyReader bodies, BaseRuns base, BrowserPick picks) {
        this.runs = runs;
        this.bodies = bodies;
        this.base = base;
        this.picks = picks;
    }

    @Override
    public void answer(Exchange exchange) {
        if (runs.isDraining()) throw new ProblemException(Problems.draining());
        JsonBody.check(exchange.header("Content-Type"));
        // Open to the end: what the run holds of the body counts as long as it runs.
        try (var body = bodies.read(exchange.request())) {
            var given = JsonBody.object(body.takeBytes());
            serve(exchange, new ChatRequestReader(exchange.language()).read(given));
        } catch (OpenAiException e) {
            OpenAiFailure.ofRequest(e.error()).send(exchange);
        }
    }

    private void serve(Exchange exchange, ChatRequest asked) {
        LanguageDetector.detect(asked.prompt()).ifPresent(exchange::speak);
        var browser =
                asked.model().agent()
                        ? Optional.of(picks.needed(exchange))
                        : Optional.<SessionClaim>empty();
        var whole = asked.model().agent() ? asked.with(steps::restored) : asked;
        var run = whole.toRun(browser, exchange.header("Accept-Language"));
        base.serve(
                exchange,
                run,
                thread ->
                        new CompletionAnswer(
                                asked, exchange.language(), sink(exchange, asked, thread), steps));
    }

    private CompletionSink sink(Exchange exchange, ChatRequest asked, RunThread thread) {
        var completion =
                new Completion(
                        "chatcmpl-" + new RandomIds().next(),
                        clock.instant().getEpochSecond(),
                        asked.model().name(),
                        asked.streaming().usage());
        return asked.streaming().on()
                ? base.chunks(exchange, completion, thread)
                : new WholeCompletion(completion);
    }
}
