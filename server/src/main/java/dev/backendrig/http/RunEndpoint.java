package dev.backendrig.http;

/// `POST /agent/run`: reads the request and has it run in the way that its client understands.
final class RunEndpoint implements Endpoint {
    private final LiveRuns runs;
    private final BodyReader bodies;
    private final BaseRuns base;
    private final ExtendedRuns extended;

    RunEndpoint(LiveRuns runs, BodyReader bodies, BaseRuns base, ExtendedRuns extended) {
        this.runs = runs;
        this.bodies = bodies;
        this.base = base;
        this.extended = extended;
    }

    @Override
    public void answer(Exchange exchange) {
        if (runs.isDraining()) throw new ProblemException(Problems.draining());
        JsonBody.check(exchange.header("Content-Type"));
        var body = bodies.read(exchange.request());
        var asked = asked(exchange, body);
        if (asked.form() == AskedRun.Form.EXTENDED) {
            extended.serve(exchange, asked, body);
            return;
        }
        // Open to the end: what the run holds of the body counts as long as it runs.
        try (body) {
            base.serve(exchange, asked);
        }
    }

    private static AskedRun asked(Exchange exchange, Body body) {
        try {
            return new RunRequestReader(exchange).read(body.takeBytes());
        } catch (RuntimeException e) {
            body.close();
            throw e;
        }
    }
}
