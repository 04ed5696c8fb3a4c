package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.safety.Approvals;
import java.util.ArrayList;

/// `POST /agent/runs/{run_id}/approvals/{approval_id}`: answers a run's question whether it may do
/// something.
final class ApprovalEndpoint implements Endpoint {
    private static final int OK = 200;

    private final Approvals approvals;
    private final BodyReader bodies;

    ApprovalEndpoint(Approvals approvals, BodyReader bodies) {
        this.approvals = approvals;
        this.bodies = bodies;
    }

    @Override
    public void answer(Exchange exchange) {
        JsonBody.check(exchange.header("Content-Type"));
        var decision = decision(exchange);
        var run = exchange.segment(2);
        var approval = exchange.segment(4);
        switch (approvals.answer(run, approval, decision)) {
            case TAKEN -> tell(exchange, approval, decision);
            case TOO_LATE -> throw answered();
            case UNKNOWN -> throw unknown();
        }
    }

    private Approvals.Decision decision(Exchange exchange) {
        try (var body = bodies.read(exchange.request())) {
            var errors = new ArrayList<Problem.FieldError>();
            var fields = new Fields(JsonBody.object(body.takeBytes()), "", errors);
            var said = fields.string("decision");
            if (errors.isEmpty() && "allow".equals(said)) return Approvals.Decision.ALLOW;
            if (errors.isEmpty() && "deny".equals(said)) return Approvals.Decision.DENY;
            if (errors.isEmpty()) {
                var message =
                        new Sentence(
                                "It must be \"allow\" or \"deny\".",
                                "Isinya harus \"allow\" atau \"deny\".");
                fields.wrong("decision", message);
            }
            throw new ProblemException(Problem.ofFields(errors));
        }
    }

    private static void tell(Exchange exchange, String approval, Approvals.Decision decision) {
        var status =
                switch (decision) {
                    case ALLOW -> "allowed";
                    case DENY -> "denied";
                };
        var answer = JsonObject.builder().put("approval_id", approval).put("status", status);
        exchange.response().getHeaders().put("Cache-Control", "no-store");
        exchange.send(OK, "application/json", Json.writeBytes(answer.build()));
    }

    private static ProblemException answered() {
        return new ProblemException(
                ProblemKind.APPROVAL_CLOSED,
                "This question was answered before, or nobody waits for its answer any more.",
                "Pertanyaan ini sudah dijawab, atau jawabannya tidak ditunggu lagi.");
    }

    private static ProblemException unknown() {
        return new ProblemException(
                ProblemKind.APPROVAL_UNKNOWN,
                "This run has put no such question.",
                "Run ini tidak pernah mengajukan pertanyaan itu.");
    }
}
