package dev.backendrig.http;

import dev.backendrig.browser.Consent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.safety.Approvals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `POST /agent/runs/{run_id}/approvals/{approval_id}`: answers a run's question whether it may do
/// something.
final class ApprovalEndpoint implements Endpoint {
    private static final int OK = 200;
    private static final String DECISION = "decision";
    private static final String SCOPE = "scope";

    private final Approvals approvals;
    private final BodyReader bodies;

    ApprovalEndpoint(Approvals approvals, BodyReader bodies) {
        this.approvals = approvals;
        this.bodies = bodies;
    }

    @Override
    public void answer(Exchange exchange) {
        JsonBody.check(exchange.header("Content-Type"));
        var consent = consent(exchange);
        var run = exchange.segment(2);
        var approval = exchange.segment(4);
        switch (approvals.answer(run, approval, consent)) {
            case TAKEN -> tell(exchange, approval, consent);
            case NOT_OFFERED -> throw notOffered();
            case TOO_LATE -> throw answered();
            case UNKNOWN -> throw unknown();
        }
    }

    private Consent consent(Exchange exchange) {
        try (var body = bodies.read(exchange.request())) {
            var errors = new ArrayList<Problem.FieldError>();
            var fields = new Fields(JsonBody.object(body.takeBytes()), "", errors);
            var consent = consent(fields, errors);
            if (consent == null) throw new ProblemException(Problem.ofFields(errors));
            return consent;
        }
    }

    /// Null, and noted, where it is none.
    private static @Nullable Consent consent(Fields fields, List<Problem.FieldError> errors) {
        var decision = fields.string(DECISION);
        var scope = fields.string(SCOPE);
        if (!errors.isEmpty()) return null;
        var isAllowed = "allow".equals(decision);
        if (!isAllowed && !"deny".equals(decision)) {
            fields.wrong(DECISION, eitherOf("\"allow\"", "\"deny\""));
        }
        var isForSite = "site".equals(scope);
        if (scope != null && !isForSite && !"once".equals(scope)) {
            fields.wrong(SCOPE, eitherOf("\"once\"", "\"site\""));
        }
        if (!errors.isEmpty()) return null;
        if (!isAllowed) return Consent.NO;
        return isForSite ? Consent.SITE : Consent.ONCE;
    }

    private static Sentence eitherOf(String one, String other) {
        return new Sentence(
                "It must be " + one + " or " + other + ".",
                "Isinya harus " + one + " atau " + other + ".");
    }

    private static void tell(Exchange exchange, String approval, Consent consent) {
        var answer =
                JsonObject.builder()
                        .put("approval_id", approval)
                        .put("status", consent == Consent.NO ? "denied" : "allowed");
        if (consent == Consent.SITE) answer.put(SCOPE, "site");
        exchange.response().getHeaders().put("Cache-Control", "no-store");
        exchange.send(OK, "application/json", Json.writeBytes(answer.build()));
    }

    private static ProblemException notOffered() {
        var error =
                new Problem.FieldError(
                        SCOPE,
                        new Sentence(
                                "This question can be answered for once only.",
                                "Pertanyaan ini hanya bisa dijawab untuk satu kali."));
        return new ProblemException(Problem.ofFields(List.of(error)));
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
