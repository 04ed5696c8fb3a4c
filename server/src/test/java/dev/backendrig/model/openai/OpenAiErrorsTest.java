package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.error;
import static dev.backendrig.model.openai.OpenAiChunks.finish;
import static dev.backendrig.model.openai.OpenAiChunks.json;
import static dev.backendrig.model.openai.OpenAiChunks.text;
import static dev.backendrig.model.openai.OpenAiChunks.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.message.Usage;
import dev.backendrig.model.ModelEvent.TextDelta;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of failures, before an answer and in the middle of one.
class OpenAiErrorsTest {
    private final OpenAiFixture openai = new OpenAiFixture();

    @AfterEach
    void close() {
        openai.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | {'error':{'message':'Bad','type':'invalid_request_error'}}               | BAD_REQUEST
                    400 | {'error':{'message':'API key not valid.','code':400}}                    | BAD_KEY
                    400 | {'error':{'code':'context_length_exceeded','message':'maximum context'}} | BAD_REQUEST
                    401 | {'error':{'code':'invalid_api_key','message':'Incorrect API key'}}       | BAD_KEY
                    401 | {'detail':'Unauthorized'}                                                | BAD_KEY
                    402 | {'error':{'code':402,'message':'Insufficient credits'}}                  | QUOTA_EXHAUSTED
                    403 | {'error':{'code':'unsupported_country_region_territory'}}                | FORBIDDEN
                    404 | {'error':{'code':'model_not_found','message':'no such model'}}           | UNKNOWN_MODEL
                    404 | {'object':'error','type':'NotFoundError','code':404}                     | UNKNOWN_MODEL
                    400 | {'error':{'message':'The model `x` does not exist'}}                     | UNKNOWN_MODEL
                    404 | {'error':'model \\"x\\" not found, try pulling it first'}                | UNKNOWN_MODEL
                    407 | {}                                                                       | UNREACHABLE
                    408 | {'error':{'type':'timeout'}}                                             | SERVER_ERROR
                    409 | {}                                                                       | SERVER_ERROR
                    413 | {'error':{'message':'Request too large'}}                                | BAD_REQUEST
                    422 | {'detail':[{'loc':['body'],'msg':'field required'}]}                     | BAD_REQUEST
                    429 | {'error':{'code':'rate_limit_exceeded','type':'requests'}}               | RATE_LIMITED
                    429 | {'error':{'code':'insufficient_quota','type':'insufficient_quota'}}      | QUOTA_EXHAUSTED
                    429 | {'error':{'message':'Rate limit exceeded: free-models-per-day'}}         | QUOTA_EXHAUSTED
                    429 | {'error':{'message':'on requests per day (RPD): Limit 200'}}             | QUOTA_EXHAUSTED
                    429 | {'error':{'message':'on tokens per min (TPM): Limit 30000'}}             | RATE_LIMITED
                    499 | {}                                                                       | SERVER_ERROR
                    500 | {'error':{'message':'see our billing page','type':'server_error'}}       | SERVER_ERROR
                    502 | {'error':{'code':502,'message':'upstream'}}                              | SERVER_ERROR
                    503 | {'error':{'message':'The engine is overloaded'}}                         | OVERLOADED
                    504 | {}                                                                       | SERVER_ERROR
                    524 | {}                                                                       | SERVER_ERROR
                    529 | {'error':{'type':'overloaded_error'}}                                    | OVERLOADED
                    """)
    void understandsWhatAResponseSaysOfItsFailure(int status, String body, Kind kind) {
        var failure = openai.fail(Reply.status(status).raw(body.replace('\'', '"')));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.provider()).isEqualTo("openai");
        assertThat(openai.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>502 Bad Gateway</body></html>",
                "upstream connect error",
                "{\"error\":",
                "null",
                "[]",
                "\"busy\"",
            })
    void goesByTheStatusWhereTheBodyIsNoError(String body) {
        assertThat(openai.fail(Reply.status(502).raw(body)).kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(openai.fail(Reply.status(401).raw(body)).kind()).isEqualTo(Kind.BAD_KEY);
        assertThat(openai.fail(Reply.status(429).raw(body)).kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    retry-after: 7                                     | PT7S
                    retry-after-ms: 1500                               | PT1.5S
                    x-ratelimit-reset-requests: 1s                     | PT1S
                    x-ratelimit-reset-tokens: 6m0s                     | PT6M
                    x-ratelimit-reset-requests: 20ms                   | PT0.02S
                    retry-after: Wed, 01 Jan 2020 00:00:00 GMT         | PT0S
                    """)
    void tellsWhenToComeAgain(String header, Duration wait) {
        var name = header.substring(0, header.indexOf(':'));
        var value = header.substring(header.indexOf(':') + 1).strip();
        var failure = openai.fail(Reply.status(429).header(name, value).json(json("{}")));
        assertThat(failure.retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'message':'x','type':'server_error','code':null}                | SERVER_ERROR    | 500
                    {'message':'x','type':'rate_limit_error'}                        | RATE_LIMITED    | 429
                    {'message':'x','code':'rate_limit_exceeded','type':'tokens'}     | RATE_LIMITED    | 429
                    {'message':'x','code':'insufficient_quota'}                      | QUOTA_EXHAUSTED | 429
                    {'message':'x','code':429}                                       | RATE_LIMITED    | 429
                    {'message':'x','code':502}                                       | SERVER_ERROR    | 502
                    {'message':'x','type':'overloaded_error'}                        | OVERLOADED      | 529
                    {'message':'x','type':'invalid_request_error'}                   | BAD_REQUEST     | 400
                    {'message':'x','type':'authentication_error'}                    | BAD_KEY         | 401
                    {'message':'x','type':'BadRequestError','code':400}              | BAD_REQUEST     | 400
                    {'message':'x','code':'model_not_found'}                         | UNKNOWN_MODEL   | 404
                    {}                                                               | SERVER_ERROR    | 500
                    """)
    void understandsAnErrorInTheMiddleOfAnAnswer(String error, Kind kind, int status) {
        var failure = openai.fail(Reply.stream(text("Hel"), error(error)));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(openai.events).containsExactly(new TextDelta("Hel"));
    }

    @Test
    void understandsAnErrorAsTheFirstEvent() {
        var failure = openai.fail(Reply.stream(error("{'code':503,'message':'no capacity'}")));
        assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"error\":\"out of memory\"}\n\n",
                "data: {\"object\":\"error\",\"message\":\"x\",\"code\":500}\n\n",
                "data: {\"type\":\"error\",\"error\":{\"message\":\"x\"}}\n\n",
                "event: error\ndata: {\"message\":\"x\"}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},"
                        + "\"finish_reason\":\"error\"}],\"error\":{\"code\":500}}\n\n",
                "data: {\"choices\":[{\"index\":0,\"error\":{\"code\":500}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\"}]}\n\n",
                "{\"error\":{\"message\":\"x\",\"type\":\"server_error\"}}\n",
                "{\n\"error\":{\"message\":\"x\"}\n}\n",
                "error: {\"code\":500,\"message\":\"x\"}\n\n",
            })
    void findsAnErrorWhereServersPutIt(String body) {
        var failure = openai.fail(Reply.stream().raw(body).raw("data: [DONE]\n\n"));
        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
    }

    @Test
    void tellsWhatWasUsedBeforeAnError() {
        var failure =
                openai.fail(
                        Reply.stream(
                                text("Hel"),
                                usage("{'prompt_tokens':5,'completion_tokens':1,'total_tokens':6}"),
                                error("{'type':'server_error'}")));
        assertThat(failure.usage()).contains(new Usage(5, 1, 6, 0, 0));
    }

    @Test
    void followsNoRedirect() {
        var elsewhere = Reply.status(307).header("Location", "https://example.org/v1").raw("");
        assertThat(openai.fail(elsewhere).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(openai.fake.requests()).hasSize(1);
    }

    @Test
    void saysSoWhereNobodyListens() throws IOException {
        int port;
        try (var listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = listener.getLocalPort();
        }
        assertThat(failureAt("http://127.0.0.1:" + port + "/v1").kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void saysSoWhereTheNameIsUnknown() {
        assertThat(failureAt("http://no-such-host.invalid/v1").kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void saysSoWhereTheServerSpeaksNoTls() {
        var plain = openai.fake.baseUrl().toString().replace("http:", "https:");
        assertThat(failureAt(plain + "/v1").kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void passesOnWhatTheListenerThrowsAndClosesTheConnection() throws Exception {
        openai.fake.enqueue(Reply.stream(text("Hel")).hold(new Gate()));
        var thrown = new IllegalStateException("the listener's own");
        var failure =
                catchThrowableOfType(
                        IllegalStateException.class,
                        () ->
                                openai.model.stream(
                                        OpenAiFixture.HELLO,
                                        _ -> {
                                            throw thrown;
                                        }));
        assertThat(failure).isSameAs(thrown);
        assertThat(openai.fake.takeCall().awaitClientClosed(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void passesOnAnErrorOfTheVirtualMachine() {
        openai.fake.enqueue(Reply.stream(text("Hel"), finish("stop")));
        var thrown = new StackOverflowError();
        var failure =
                catchThrowableOfType(
                        StackOverflowError.class,
                        () ->
                                openai.model.stream(
                                        OpenAiFixture.HELLO,
                                        _ -> {
                                            throw thrown;
                                        }));
        assertThat(failure).isSameAs(thrown);
    }

    private static ModelException failureAt(String address) {
        try (var model = OpenAiFixture.model(URI.create(address), Optional.empty())) {
            var failure =
                    catchThrowableOfType(
                            ModelException.class, () -> model.stream(OpenAiFixture.HELLO, _ -> {}));
            if (failure == null) throw new AssertionError("the call did not fail");
            return failure;
        }
    }
}
