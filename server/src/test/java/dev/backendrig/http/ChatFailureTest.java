package dev.backendrig.http;

import static dev.backendrig.http.Completions.END;
import static dev.backendrig.http.Completions.HI;
import static dev.backendrig.http.Completions.error;
import static dev.backendrig.http.Completions.failed;
import static dev.backendrig.http.Completions.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.agent.RunRefusedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong with a completion, as its client is told.
class ChatFailureTest {
    private final Completions completions = new Completions();

    @Test
    void whatTheProviderBlockedIsFiltered() throws Exception {
        var blocked = failed(RunFailure.Kind.BLOCKED, null);
        assertThat(completions.whole("{\"model\":\"a/b\"," + HI + "}", blocked).body())
                .contains("\"content\":\"It failed.\"", "\"finish_reason\":\"content_filter\"");
        assertThat(
                        completions
                                .whole(
                                        "{\"model\":\"a/b\"," + HI + "}",
                                        new RunEvent.TextDelta("Hel"),
                                        blocked)
                                .body())
                .contains("\"content\":\"Hel\"", "\"finish_reason\":\"content_filter\"");
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT,429,requests,rate_limit_exceeded,8,''",
        "QUOTA,429,insufficient_quota,insufficient_quota,8,false",
        "PROVIDER,502,server_error,provider_failed,8,''",
        "PROVIDER_TIMEOUT,504,server_error,provider_timeout,8,''",
        "UNKNOWN_MODEL,404,invalid_request_error,model_not_found,'',''",
        "REFUSED,400,invalid_request_error,refused,'',''",
        "INTERNAL,500,server_error,internal,8,''"
    })
    void aFailureHasItsStatusAndCode(
            RunFailure.Kind kind,
            int status,
            String type,
            String code,
            String retryAfter,
            String retry)
            throws Exception {
        for (var stream : new boolean[] {false, true}) {
            var reply =
                    completions.whole(
                            "{\"model\":\"a/b\",\"stream\":" + stream + "," + HI + "}",
                            failed(kind, Duration.ofMillis(7_500)));
            assertThat(reply.status()).isEqualTo(status);
            assertThat(error(reply).string("type")).hasValue(type);
            assertThat(error(reply).string("code")).hasValue(code);
            assertThat(error(reply).string("message")).hasValue("It failed.");
            assertThat(reply.header("Retry-After")).isEqualTo(retryAfter);
            assertThat(reply.header("x-should-retry")).isEqualTo(retry);
            assertThat(reply.header("X-Accel-Buffering")).isEmpty();
        }
    }

    @Test
    void aFailureWithinAStreamEndsIt() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\",\"stream\":true," + HI + "}",
                        new RunEvent.TextDelta("Hel"),
                        failed(RunFailure.Kind.PROVIDER, null));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .endsWith(
                        "data: {\"error\":{\"message\":\"It failed.\",\"type\":\"server_error\","
                                + "\"param\":null,\"code\":\"provider_failed\"}}\n\n")
                .doesNotContain("[DONE]", "finish_reason\":\"");
    }

    @Test
    void aRunThatMayNotBeginIsRefused() throws Exception {
        assertThat(refused(RunRefusedException.Reason.UNKNOWN_MODEL, Duration.ZERO))
                .isEqualTo("404 model model_not_found ");
        assertThat(refused(RunRefusedException.Reason.TOO_MANY_RUNS, Duration.ofSeconds(3)))
                .isEqualTo("429 null rate_limit_exceeded 3");
    }

    private String refused(RunRefusedException.Reason reason, Duration wait) throws Exception {
        Agent agent =
                (_, _) -> {
                    throw new RunRefusedException(reason, "No.", wait);
                };
        try (var server = new TestServer(agent)) {
            var reply = post(server, "", "{\"model\":\"a/b\"," + HI + "}");
            return "%d %s %s %s"
                    .formatted(
                            reply.status(),
                            error(reply).string("param").orElse("null"),
                            error(reply).string("code").orElse("null"),
                            reply.header("Retry-After"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'json_object'}|{'a':1}|200",
                "{'type':'json_object'}|[1]|502",
                "{'type':'json_object'}|no json|502",
                "{'type':'json_schema','json_schema':{'name':'n','strict':true,'schema':{'type':'object','required':['a']}}}|{'a':1}|200",
                "{'type':'json_schema','json_schema':{'name':'n','strict':true,'schema':{'type':'object','required':['a']}}}|{'b':1}|502",
                "{'type':'json_schema','json_schema':{'name':'n','schema':{'type':'object','required':['a']}}}|{'b':1}|200",
                "{'type':'text'}|no json|200"
            })
    void anAnswerThatMustBeJsonIsLookedAt(String format, String answer, int status)
            throws Exception {
        var body = "{\"model\":\"a/b\"," + HI + ",\"response_format\":" + format + "}";
        var text = answer.replace('\'', '"');
        var half = text.length() / 2;
        var reply =
                completions.whole(
                        body.replace('\'', '"'),
                        new RunEvent.TextDelta(text.substring(0, half)),
                        new RunEvent.TextDelta(text.substring(half)),
                        END);
        assertThat(reply.status()).isEqualTo(status);
        if (status != 200) assertThat(error(reply).string("code")).hasValue("invalid_answer");
    }

    @Test
    void aSentenceOfOursDoesNotSpoilTheJsonOfAModelAlone() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\","
                                + HI
                                + ",\"response_format\":{\"type\":\"json_object\"}}",
                        new RunEvent.Notice("Another model answers."),
                        new RunEvent.TextDelta("{}"),
                        END);
        assertThat(reply.body()).contains("\"content\":\"{}\"");
    }

    @Test
    void anAnswerOfTheWrongFormWithinAStreamIsAnErrorAtItsEnd() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\",\"stream\":true,"
                                + HI
                                + ",\"response_format\":{\"type\":\"json_object\"}}",
                        new RunEvent.TextDelta("no"),
                        END);
        assertThat(reply.body()).contains("\"code\":\"invalid_answer\"").doesNotContain("[DONE]");
    }
}
