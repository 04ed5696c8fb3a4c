package dev.backendrig.model.gemini;

import static dev.backendrig.model.gemini.Chunks.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every failure is told as what it is, wherever in the response it stands, and never in the
/// provider's own words.
class GeminiErrorsTest {
    private static final String INFO = "type.googleapis.com/google.rpc.ErrorInfo";
    private static final String QUOTA = "type.googleapis.com/google.rpc.QuotaFailure";
    private static final String RETRY = "type.googleapis.com/google.rpc.RetryInfo";

    /// One failure in the API's words and in ours.
    record Case(Kind kind, int code, JsonObject body) {
        @Override
        public String toString() {
            return kind + " from " + code;
        }
    }

    private final GeminiFixture gemini = new GeminiFixture();

    @AfterEach
    void close() {
        gemini.close();
    }

    private static JsonObject tooLong() {
        return Chunks.json(
                "{'error':{'code':400,'status':'INVALID_ARGUMENT','message':'The input token count"
                        + " (1200000) exceeds the maximum number of tokens allowed (1048576).'}}");
    }

    static List<Case> cases() {
        return List.of(
                failing(Kind.BAD_KEY, 400, "INVALID_ARGUMENT", info("API_KEY_INVALID")),
                failing(Kind.BAD_KEY, 401, "UNAUTHENTICATED"),
                failing(Kind.BAD_REQUEST, 400, "INVALID_ARGUMENT"),
                failing(Kind.BAD_REQUEST, 413, "A_NEW_STATUS"),
                new Case(Kind.CONTEXT_TOO_LONG, 400, tooLong()),
                failing(Kind.FORBIDDEN, 400, "FAILED_PRECONDITION"),
                failing(Kind.FORBIDDEN, 403, "PERMISSION_DENIED", info("SERVICE_DISABLED")),
                failing(Kind.UNKNOWN_MODEL, 404, "NOT_FOUND"),
                failing(Kind.RATE_LIMITED, 429, "RESOURCE_EXHAUSTED"),
                failing(
                        Kind.RATE_LIMITED,
                        429,
                        "RESOURCE_EXHAUSTED",
                        quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier")),
                failing(
                        Kind.QUOTA_EXHAUSTED,
                        429,
                        "RESOURCE_EXHAUSTED",
                        quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier")),
                failing(
                        Kind.QUOTA_EXHAUSTED,
                        429,
                        "RESOURCE_EXHAUSTED",
                        quota("TokensPerMinute"),
                        quota("RequestsPerDay")),
                failing(
                        Kind.QUOTA_EXHAUSTED,
                        429,
                        "RESOURCE_EXHAUSTED",
                        "{'@type':'"
                                + QUOTA
                                + "','violations':[{'quotaId':'PerMinute','quotaValue':'0'}]}"),
                failing(Kind.QUOTA_EXHAUSTED, 402, "A_NEW_STATUS"),
                failing(Kind.SERVER_ERROR, 500, "INTERNAL"),
                failing(Kind.SERVER_ERROR, 502, "UNAVAILABLE"),
                failing(Kind.OVERLOADED, 503, "UNAVAILABLE"),
                failing(Kind.SERVER_ERROR, 504, "DEADLINE_EXCEEDED"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsAnHttpError(Case failure) {
        check(failure, gemini.fail(Reply.status(failure.code()).json(failure.body())));
        check(
                failure,
                gemini.fail(Reply.status(failure.code()).json(JsonArray.of(failure.body()))));
        check(
                failure,
                gemini.fail(Reply.status(failure.code()).raw(pretty(failure.body())).untilClose()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsAnErrorAsTheFirstEvent(Case failure) {
        check(failure, gemini.fail(Reply.stream(failure.body())));
        check(failure, gemini.fail(Reply.stream(JsonArray.of(failure.body()))));
        check(failure, gemini.fail(Reply.stream().raw("event: error\r\n").event(failure.body())));
        assertThat(gemini.events).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsAnErrorInTheMiddleOfTheStreamAndKeepsTheText(Case failure) {
        check(failure, gemini.fail(Reply.stream(Chunks.text("half"), failure.body())));
        assertThat(gemini.events).containsExactly(new TextDelta("half"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsAnErrorAfterTheEnd(Case failure) {
        check(failure, gemini.fail(Reply.stream(Chunks.finish("STOP"), failure.body())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsBareJsonWithAGoodStatus(Case failure) {
        for (var start : List.of(Reply.stream(), Reply.status(200))) {
            check(failure, gemini.fail(start.json(failure.body())));
        }
        check(failure, gemini.fail(Reply.stream().json(failure.body()).raw("\n")));
        check(failure, gemini.fail(Reply.stream().json(JsonArray.of(failure.body()))));
        check(failure, gemini.fail(Reply.stream().raw(pretty(failure.body()))));
        check(failure, gemini.fail(Reply.status(200).raw("[" + pretty(failure.body()) + "]\n")));
        check(failure, gemini.fail(Reply.status(200).raw("  " + Json.write(failure.body()))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsBareJsonInTheMiddleOfTheStream(Case failure) {
        check(
                failure,
                gemini.fail(Reply.stream(Chunks.text("half")).json(failure.body()).raw("\n")));
        check(failure, gemini.fail(Reply.stream(Chunks.text("half")).raw(pretty(failure.body()))));
        assertThat(gemini.text()).isEqualTo("halfhalf");
    }

    @Test
    void tellsABareErrorAtOnceWhileTheStreamStaysOpen() {
        var never = new Gate();
        var failure =
                gemini.fail(Reply.stream().raw(pretty(error(503, "UNAVAILABLE"))).hold(never));
        assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, BAD_KEY",
        "403, FORBIDDEN",
        "404, UNKNOWN_MODEL",
        "418, BAD_REQUEST",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "501, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, OVERLOADED",
        "504, SERVER_ERROR",
        "529, OVERLOADED"
    })
    void tellsAnErrorByItsStatusWhereTheBodySaysNothing(int status, Kind kind) {
        var bodies =
                List.of(
                        "",
                        "<html><b>canary-error-text</b></html>",
                        "{",
                        "[]",
                        "null",
                        "{\"error\":\"canary-error-text\"}",
                        "{\"error\":{\"code\":\"x\",\"status\":7,\"details\":{}}}");
        for (var body : bodies) {
            var failure =
                    gemini.fail(Reply.status(status).header("Content-Type", "text/html").raw(body));
            assertThat(failure.kind()).as(body).isEqualTo(kind);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.getMessage()).doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "API key not valid. Please pass a valid API key., BAD_KEY, 400",
        "API key expired. Please renew the API key., BAD_KEY, 400",
        "API Key not found. Please pass a valid API key., BAD_KEY, 400",
        "Your API key was reported as leaked., BAD_KEY, 403",
        "Method doesn't allow unregistered callers., BAD_KEY, 403",
        "Your prepayment credits are depleted., QUOTA_EXHAUSTED, 429",
        "You exceeded your monthly spending cap., QUOTA_EXHAUSTED, 429",
        "Resource has been exhausted (e.g. check quota)., RATE_LIMITED, 429"
    })
    void understandsFaultsThatOnlyASentenceTells(String sentence, Kind kind, int status) {
        var error = JsonObject.builder().put("code", status).put("message", sentence).build();
        var failure = gemini.fail(Reply.status(status).json(JsonObject.of("error", error)));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage()).doesNotContain(sentence);
    }

    @ParameterizedTest
    @CsvSource({"34.074824224s, 34074", "7s, 7000", "0s, 0", "0.5s, 500"})
    void tellsTheDelayThatTheApiAsksFor(String text, long millis) {
        var detail = "{'@type':'" + RETRY + "','retryDelay':'" + text + "'}";
        var failure =
                gemini.fail(
                        Reply.status(429)
                                .header("Retry-After", "99")
                                .json(
                                        error(
                                                429,
                                                "RESOURCE_EXHAUSTED",
                                                quota("PerMinute"),
                                                detail)));
        assertThat(failure.retryAfter().map(Duration::toMillis)).hasValue(millis);
    }

    @Test
    void tellsTheDelayOfTheHeaderWhereTheBodyHasNone() {
        var failure = gemini.fail(Reply.status(503).header("Retry-After", "12").raw(""));
        assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-3s", "", "1e99s"})
    void takesAnOddDelayForNone(String text) {
        var detail = "{'@type':'" + RETRY + "','retryDelay':'" + text + "'}";
        assertThat(
                        gemini.fail(
                                        Reply.status(429)
                                                .json(error(429, "RESOURCE_EXHAUSTED", detail)))
                                .retryAfter())
                .isEmpty();
    }

    private static void check(Case expected, ModelException failure) {
        assertThat(failure.kind()).isEqualTo(expected.kind());
        assertThat(failure.status()).isEqualTo(expected.code());
        assertThat(failure.provider()).isEqualTo("gemini");
        assertThat(failure.toString()).doesNotContain("canary", GeminiFixture.KEY);
    }

    private static Case failing(Kind kind, int code, String status, String... details) {
        return new Case(kind, code, error(code, status, details));
    }

    private static String info(String reason) {
        return "{'@type':'" + INFO + "','reason':'" + reason + "','domain':'googleapis.com'}";
    }

    private static String quota(String id) {
        return "{'@type':'"
                + QUOTA
                + "','violations':[{'quotaId':'"
                + id
                + "','quotaValue':'50'}]}";
    }

    /// As the API writes it: one member a line.
    private static String pretty(JsonObject body) {
        var error = body.object("error").orElseThrow();
        var members = new ArrayList<String>();
        error.members().forEach((name, value) -> members.add("    \"" + name + "\": " + value));
        return "{\n  \"error\": {\n" + String.join(",\n", members) + "\n  }\n}\n";
    }
}
