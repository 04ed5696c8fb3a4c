package dev.backendrig.http;

import dev.backendrig.agent.RunFailure;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns every failure into one shape: RFC 9457 JSON for clients that ask for JSON, else the bare
/// sentence, because base clients print the body as it is.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private Problems() {}

    static void send(Exchange exchange, Problem problem) {
        if (OpenAiFailure.isFormOf(exchange)) {
            OpenAiFailure.of(problem, exchange.language()).send(exchange);
            return;
        }
        send(exchange, problem, problem.kind().status());
    }

    /// @param status may differ from the kind's where the HTTP library found the fault
    static void send(Exchange exchange, Problem problem, int status) {
        var headers = exchange.response().getHeaders();
        problem.headers().forEach((name, value) -> headers.put(name, value));
        headers.put("Cache-Control", "no-store");
        if (AcceptHeader.wantsJson(exchange.header("Accept"))) {
            var body = Json.writeBytes(json(problem, status, exchange.language()));
            exchange.send(status, "application/problem+json", body);
        } else {
            var detail = problem.detail().in(exchange.language()) + "\n";
            var body = detail.getBytes(StandardCharsets.UTF_8);
            exchange.send(status, "text/plain; charset=utf-8", body);
        }
    }

    private static JsonObject json(Problem problem, int status, Language language) {
        var json =
                JsonObject.builder()
                        .put("type", problem.kind().type())
                        .put("title", problem.kind().title(language))
                        .put("status", status)
                        .put("detail", problem.detail().in(language));
        if (!problem.errors().isEmpty()) {
            var errors =
                    problem.errors().stream()
                            .map(error ->
                                    JsonObject.builder()
                                            .put("field", error.field())
                                            .put("message", error.message().in(language))
                                            .build())
                            .toList();
            json.put("errors", JsonArray.of(errors));
        }
        return json.build();
    }

    static Problem of(RunFailure failure) {
        var kind =
                switch (failure.kind()) {
                    case QUOTA, RATE_LIMIT -> ProblemKind.QUOTA;
                    case PROVIDER, UNKNOWN_MODEL, REFUSED, BLOCKED -> ProblemKind.PROVIDER;
                    case PROVIDER_TIMEOUT -> ProblemKind.PROVIDER_TIMEOUT;
                    case INTERNAL -> ProblemKind.INTERNAL;
                };
        return Problem.of(kind, Sentence.as(failure.sentence())).retryAfter(failure.retryAfter());
    }

    static Problem of(RunRefusedException refusal) {
        var kind =
                switch (refusal.reason()) {
                    case TOO_MANY_RUNS, TOO_MANY_RUNS_OF_SESSION -> ProblemKind.TOO_MANY_RUNS;
                    case UNKNOWN_MODEL -> ProblemKind.UNKNOWN_MODEL;
                    case COST_LIMIT_DAY -> ProblemKind.COST_LIMIT;
                };
        var message = refusal.getMessage();
        var detail = Sentence.as(message == null ? kind.type() : message);
        var problem = Problem.of(kind, detail);
        var wait = refusal.retryAfter();
        return wait.isZero() ? problem : problem.retryAfter(wait);
    }

    /// Logs a fault of ours, once, and tells the client only that there was one.
    static Problem ofUnexpected(Throwable fault) {
        LOG.atError().setCause(fault).log("request.failed");
        return Problem.of(ProblemKind.INTERNAL, internal());
    }

    /// No run begins any more, and those that go on end.
    static Problem draining() {
        var sentence =
                new Sentence(
                        "The server is being stopped, so this answer ends here. Please ask again"
                                + " shortly.",
                        "Server sedang dihentikan, jadi jawaban ini berakhir di sini. Silakan tanya"
                                + " lagi sebentar lagi.");
        return Problem.of(ProblemKind.DRAINING, sentence).retryAfter(COME_BACK);
    }

    /// What a base client is told where its run was cancelled from elsewhere.
    static Sentence cancelled() {
        return new Sentence(
                "This request was stopped as asked.",
                "Permintaan ini dihentikan sesuai keinginan Anda.");
    }

    static Sentence internal() {
        return new Sentence(
                "Something went wrong in the server. Its log says where.",
                "Terjadi kesalahan di server. Tempatnya tercatat di log server.");
    }

    /// A run that waited with a question does not any more.
    static Problem runGone() {
        return Problem.of(
                ProblemKind.APPROVAL_UNKNOWN,
                "No run of this thread waits for that answer any more. Send the request again as a"
                        + " new one.",
                "Tidak ada run di utas ini yang masih menunggu jawaban itu. Kirim permintaannya"
                        + " lagi sebagai yang baru.");
    }
}
