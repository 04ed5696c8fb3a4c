package dev.backendrig.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What is wrong with requests for completions: each fault has its status, its `param` and its `code`,
/// as OpenAI's API has them.
class ChatRequestFaultsTest {
    private static final String USER = "{\"role\":\"user\",\"content\":\"hi\"}";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server =
                new TestServer((request, _) -> {
                    throw new AssertionError("a run began: " + request);
                });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "chat-request-faults.txt",
            delimiter = '|',
            quoteCharacter = '~',
            maxCharsPerColumn = 10_000)
    void aWrongMemberIsNamed(String with, String param, String code) throws Exception {
        var messages = with.startsWith("\"messages\"") ? "" : ",\"messages\":[" + USER + "]";
        var error = error(400, "{\"model\":\"test/test-model\"" + messages + "," + with + "}");
        assertThat(error.string("param")).hasValue(param);
        assertThat(error.string("code")).hasValue(code);
        assertThat(error.string("type")).hasValue("invalid_request_error");
        assertThat(error.string("message")).get().asString().isNotBlank();
    }

    @Test
    void moreToolsThanAreTakenAreRefused() throws Exception {
        var tool = "{\"type\":\"function\",\"function\":{\"name\":\"f%d\"}}";
        var tools = IntStream.rangeClosed(0, 128).mapToObj(tool::formatted).collect(joining(","));
        var error =
                error(
                        400,
                        "{\"model\":\"a/b\",\"messages\":["
                                + USER
                                + "],\"tools\":["
                                + tools
                                + "]}");
        assertThat(error.string("param")).hasValue("tools");
        assertThat(error.string("code")).hasValue("array_above_max_length");
    }

    @Test
    void aModelMustBeNamed() throws Exception {
        for (var model : new String[] {"", "\"model\":null,", "\"model\":\" \","}) {
            var error = error(400, "{" + model + "\"messages\":[" + USER + "]}");
            assertThat(error.string("param")).hasValue("model");
            assertThat(error.string("code")).hasValue("missing_required_parameter");
        }
        assertThat(error(400, "{\"model\":1}").string("code")).hasValue("invalid_type");
    }

    @Test
    void messagesMustBeThere() throws Exception {
        var error = error(400, "{\"model\":\"a/b\"}");
        assertThat(error.string("param")).hasValue("messages");
        assertThat(error.string("code")).hasValue("missing_required_parameter");
    }

    @Test
    void theErrorSpeaksThePersonsLanguage() throws Exception {
        var reply = post("Accept-Language: id\r\n", "{}");
        assertThat(reply.body()).contains("'model' wajib diisi.");
    }

    @Test
    void anErrorHasAllFourMembers() throws Exception {
        assertThat(post("", "nothing").body())
                .matches(
                        "\\{\"error\":\\{\"message\":\".+\",\"type\":\"invalid_request_error\","
                                + "\"param\":null,\"code\":\"invalid_json\"}}");
    }

    @Test
    void whatIsNoJsonObjectIsRefused() throws Exception {
        assertThat(error(400, "[]").string("code")).hasValue("invalid_json");
        var reply =
                server.ask("POST", "/v1/chat/completions", "Content-Type: text/plain\r\n", "hello");
        assertThat(reply.status()).isEqualTo(415);
        assertThat(error(reply).string("code")).hasValue("unsupported_type");
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        var reply =
                server.ask(
                        "POST",
                        "/v1/chat/completions",
                        "Content-Type: application/json\r\n",
                        " ".repeat(BodyReader.MAX_BYTES + 1));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(error(reply).string("code")).hasValue("too_large");
    }

    @Test
    void anotherMethodAndAnotherAddressAreRefused() throws Exception {
        var method = server.get("/v1/chat/completions", "");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("POST, OPTIONS");
        assertThat(error(method).string("code")).hasValue("method_not_supported");
        var address = server.get("/v1/completions", "");
        assertThat(address.status()).isEqualTo(404);
        assertThat(error(address).string("code")).hasValue("unknown_url");
    }

    @Test
    void anotherOriginIsRefusedLikeEverywhere() throws Exception {
        var reply = post("Origin: https://example.com\r\n", "{}");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(error(reply).string("code")).hasValue("origin_refused");
    }

    private JsonObject error(int status, String body) throws Exception {
        var reply = post("", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        return error(reply);
    }

    private static JsonObject error(Reply reply) {
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        return ((JsonObject) Json.parse(reply.body())).object("error").orElseThrow();
    }

    private static Reply post(String headers, String body) throws Exception {
        return server.ask(
                "POST",
                "/v1/chat/completions",
                "Content-Type: application/json\r\n" + headers,
                body);
    }
}
