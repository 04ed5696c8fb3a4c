package dev.backendrig.http;

import dev.backendrig.agent.RunFailure;
import dev.backendrig.http.openai.OpenAiError;
import dev.backendrig.json.Json;
import dev.backendrig.language.Language;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What went wrong, as clients of OpenAI's API are told it.
///
/// @param headers beside the usual ones
record OpenAiFailure(int status, OpenAiError error, Map<String, String> headers) {
    /// Where everything is answered in the form of OpenAI's API.
    private static final String BELOW = "/v1/";

    private static final int BAD_REQUEST = 400;
    private static final int UNKNOWN = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final int PROVIDER_FAULT = 502;

    private static final String NO_QUOTA = "insufficient_quota";
    private static final String TOO_FAST = "rate_limit_exceeded";
    private static final String SERVER_ERROR = "server_error";

    /// OpenAI's clients ask again by themselves, unless they are told not to.
    private static final String MAY_RETRY = "x-should-retry";

    /// Problems that OpenAI has words of its own for.
    private static final Map<ProblemKind, String> CODES =
            Map.of(
                    ProblemKind.TOKEN_NEEDED, "invalid_api_key",
                    ProblemKind.NOT_FOUND, "unknown_url",
                    ProblemKind.UNKNOWN_MODEL, "model_not_found",
                    ProblemKind.METHOD_NOT_ALLOWED, "method_not_supported",
                    ProblemKind.TOO_MANY_RUNS, TOO_FAST,
                    ProblemKind.QUOTA, NO_QUOTA);

    OpenAiFailure {
        headers = Map.copyOf(headers);
    }

    static boolean isFormOf(Exchange exchange) {
        return exchange.path().startsWith(BELOW);
    }

    static OpenAiFailure ofRequest(OpenAiError error) {
        return new OpenAiFailure(BAD_REQUEST, error, Map.of());
    }

    static OpenAiFailure of(Problem problem, Language language) {
        var kind = problem.kind();
        var code = CODES.getOrDefault(kind, kind.code().replace('-', '_'));
        var error =
                new OpenAiError(problem.detail().in(language), type(kind), param(problem), code);
        return new OpenAiFailure(kind.status(), error, headers(problem, code));
    }

    private static String type(ProblemKind kind) {
        if (kind == ProblemKind.QUOTA) return NO_QUOTA;
        if (kind.status() == TOO_MANY) return "requests";
        return kind.status() >= SERVER_FAULT ? SERVER_ERROR : OpenAiError.INVALID_REQUEST;
    }

    private static @Nullable String param(Problem problem) {
        if (problem.kind() == ProblemKind.UNKNOWN_MODEL) return "model";
        return problem.errors().isEmpty() ? null : problem.errors().getFirst().field();
    }

    private static Map<String, String> headers(Problem problem, String code) {
        var headers = new HashMap<>(problem.headers());
        var isForPerson =
                switch (problem.kind()) {
                    case BROWSER_NEEDED, BROWSER_UNCLEAR -> true;
                    case ProblemKind _ -> code.equals(NO_QUOTA);
                };
        if (isForPerson) headers.put(MAY_RETRY, "false");
        return headers;
    }

    static OpenAiFailure of(RunFailure failure, Language language) {
        var problem = Problems.of(failure);
        var sentence = failure.sentence();
        return switch (failure.kind()) {
            case RATE_LIMIT ->
                    new OpenAiFailure(
                            TOO_MANY,
                            new OpenAiError(sentence, "requests", null, TOO_FAST),
                            problem.headers());
            case UNKNOWN_MODEL ->
                    new OpenAiFailure(UNKNOWN, OpenAiError.modelNotFound(sentence), Map.of());
            case REFUSED ->
                    ofRequest(
                            new OpenAiError(
                                    sentence, OpenAiError.INVALID_REQUEST, null, "refused"));
            case QUOTA, PROVIDER, BLOCKED, PROVIDER_TIMEOUT, INTERNAL -> of(problem, language);
        };
    }

    /// An answer was to be of a form, and is not.
    static OpenAiFailure ofForm(Language language) {
        var sentence =
                language.choose(
                        "The model's answer does not have the form that the request wants (the"
                                + " schema of 'response_format' or of a strict tool). Please try"
                                + " again.",
                        "Jawaban model tidak berbentuk seperti yang diminta (skema"
                                + " 'response_format' atau alat strict). Silakan coba lagi.");
        return new OpenAiFailure(
                PROVIDER_FAULT,
                new OpenAiError(sentence, SERVER_ERROR, null, "invalid_answer"),
                Map.of());
    }

    void send(Exchange exchange) {
        var answer = exchange.response().getHeaders();
        headers.forEach((name, value) -> answer.put(name, value));
        answer.put("Cache-Control", "no-store");
        exchange.send(status, "application/json", Json.writeBytes(error.json()));
    }
}
