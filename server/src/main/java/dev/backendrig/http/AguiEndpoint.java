package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.http.socket.ClientCookie;
import java.util.Optional;

/// `POST /agui`: the agent for front ends that speak AG-UI. A run that has a question ends its request
/// with an interrupt and waits for the request that answers it.
final class AguiEndpoint implements Endpoint {
    private final Agent agent;
    private final LiveRuns runs;
    private final BodyReader bodies;
    private final BrowserPick picks;
    private final PausedRuns paused;
    private final AguiStream stream;

    AguiEndpoint(
            Agent agent, LiveRuns runs, BodyReader bodies, BrowserPick picks, AguiStream stream) {
        this.agent = agent;
        this.runs = runs;
        this.bodies = bodies;
        this.picks = picks;
        this.paused = stream.paused();
        this.stream = stream;
    }

    @Override
    public void answer(Exchange exchange) {
        if (runs.isDraining()) throw new ProblemException(Problems.draining());
        JsonBody.check(exchange.header("Content-Type"));
        var body = bodies.read(exchange.request());
        PausableRun run;
        AguiRequest asked;
        try {
            asked = new AguiReader(exchange).read(body.takeBytes());
            run = run(exchange, asked, body);
        } catch (RuntimeException e) {
            body.close();
            throw e;
        }
        stream.send(exchange, asked.run(), run);
    }

    private PausableRun run(Exchange exchange, AguiRequest asked, Body body) {
        var prompt = asked.prompt();
        if (!asked.answers().isEmpty()) {
            picks.requireToken(exchange);
            var waiting = waiting(asked);
            body.close();
            return waiting;
        }
        if (prompt == null) throw new IllegalStateException("No prompt, and nothing answered");
        var request =
                asked.toRun(prompt, session(exchange, asked), exchange.header("Accept-Language"));
        var run = new PausableRun(runs);
        run.start(agent, request, body);
        return run;
    }

    /// The run that waits for these answers. A run waits with one question at a time.
    private PausableRun waiting(AguiRequest asked) {
        for (var answer : asked.answers()) {
            var threadId = asked.run().threadId();
            var run = paused.resume(answer.approvalId(), threadId, answer.consent());
            if (run != null) return run;
        }
        throw new ProblemException(Problems.runGone());
    }

    private Optional<SessionClaim> session(Exchange exchange, AguiRequest asked) {
        var named = asked.sessionId();
        if (named == null || Blanks.isBlank(named)) return picks.claim(exchange);
        var client = ClientCookie.clientId(exchange.request().getHeaders()).orElse(null);
        return Optional.of(new SessionClaim(named.strip(), exchange.header("Origin"), client));
    }
}
