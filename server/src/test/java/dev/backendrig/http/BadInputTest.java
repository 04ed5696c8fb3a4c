package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backendrig.agent.Agent;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of bad input to `POST /agent/run`: each gets a clear error, and no run begins.
class BadInputTest {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Agent COUNTING =
            (request, events) -> {
                RUNS.incrementAndGet();
                TestServer.greeting().run(request, events);
            };
    private static final int TOO_MANY_BYTES = 16 * 1024 * 1024 + 1;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(COUNTING);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// The server is as good as before, whatever was sent.
    @AfterEach
    void answersTheNextRequest() throws Exception {
        RUNS.set(0);
        assertThat(server.run("{\"message\":\"hi\"}").status()).isEqualTo(200);
        RUNS.set(0);
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                arguments("{}", "message"),
                arguments("{\"message\":null}", "message"),
                arguments("{\"message\":\"\"}", "message"),
                arguments("{\"message\":\" \\n\\t\\u00a0\\ufeff\"}", "message"),
                arguments("{\"query\":\"  \"}", "message"),
                arguments("{\"message\":7}", "message"),
                arguments("{\"message\":[\"hi\"],\"query\":\"hi\"}", "message"),
                arguments("{\"query\":{}}", "query"),
                arguments("{\"message\":\"hi\",\"custom_instruction\":1}", "custom_instruction"),
                arguments("{\"message\":\"hi\",\"image\":1}", "image"),
                arguments("{\"message\":\"hi\",\"image\":\"not a picture\"}", "image"),
                arguments("{\"message\":\"hi\",\"image\":\"data:image/png;base64,\"}", "image"),
                arguments(
                        "{\"message\":\"hi\",\"image\":\"data:image/png;base64,aGVsbG8gd29ybGQ=\"}",
                        "image"),
                arguments("{\"message\":\"hi\",\"image\":\"iVBORw0KGgo*\"}", "image"),
                arguments("{\"message\":\"hi\",\"stream\":\"true\"}", "stream"),
                arguments("{\"message\":\"hi\",\"stream\":1}", "stream"),
                arguments("{\"message\":\"hi\",\"session_id\":5}", "session_id"));
    }

    static Stream<Arguments> wrongItems() {
        return Stream.of(
                arguments("{\"message\":\"hi\",\"history\":{}}", "history"),
                arguments("{\"message\":\"hi\",\"history\":[{},\"x\"]}", "history[1]"),
                arguments("{\"message\":\"hi\",\"history\":[{\"role\":1}]}", "history[0].role"),
                arguments(
                        "{\"message\":\"hi\",\"history\":[{\"role\":\"user\",\"content\":[]}]}",
                        "history[0].content"),
                arguments("{\"message\":\"hi\",\"page_content\":[]}", "page_content"),
                arguments(
                        "{\"message\":\"hi\",\"interactive_elements\":\"a\"}",
                        "interactive_elements"),
                arguments(
                        "{\"message\":\"hi\",\"interactive_elements\":[3]}",
                        "interactive_elements[0]"),
                arguments(
                        "{\"message\":\"hi\",\"interactive_elements\":[{\"id\":1.5}]}",
                        "interactive_elements[0].id"),
                arguments(
                        "{\"message\":\"hi\",\"interactive_elements\":[{\"role\":true}]}",
                        "interactive_elements[0].role"),
                arguments(
                        "{\"message\":\"hi\",\"interactive_elements\":[{\"name\":{}}]}",
                        "interactive_elements[0].name"));
    }

    @ParameterizedTest
    @MethodSource({"wrongFields", "wrongItems"})
    void namesTheFieldThatIsWrong(String json, String field) throws Exception {
        var problem = problem(server.run(json), 400, "invalid-fields");
        var error = problem.array("errors").orElseThrow().objects().findFirst().orElseThrow();
        assertThat(error.string("field")).hasValue(field);
        assertThat(error.string("message").orElse("")).isNotBlank();
        assertThat(problem.string("detail").orElse("")).startsWith(field + ": ");
    }

    @Test
    void tellsAllWrongFieldsAtOnce() throws Exception {
        var reply = server.run("{\"message\":1,\"stream\":2,\"history\":3}");
        var errors = problem(reply, 400, "invalid-fields").array("errors").orElseThrow();
        assertThat(errors.objects().map(error -> error.string("field").orElse("")))
                .containsExactly("message", "stream", "history");
    }

    static Stream<Arguments> wrongJson() {
        var deep = "[".repeat(65) + "]".repeat(65);
        return Stream.of(
                arguments("", "no JSON value"),
                arguments("hello", "not valid"),
                arguments("{\"message\":\"hi\"", "not valid"),
                arguments("{'message':'hi'}", "not valid"),
                arguments("{\"message\":\"hi\",}", "not valid"),
                arguments("[]", "JSON object"),
                arguments("\"hi\"", "JSON object"),
                arguments("null", "JSON object"),
                arguments("{\"message\":\"hi\"} {}", "after the JSON value"),
                arguments("{\"message\":\"hi\"}]", "not valid"),
                arguments("{\"message\":\"hi\",\"message\":\"ho\"}", "twice"),
                arguments("{\"message\":\"hi\",\"x\":{\"a\":1,\"a\":2}}", "twice"),
                arguments("{\"message\":\"\\ud83d\"}", "lone surrogate"),
                arguments("{\"message\":\"\\ude00 hi\"}", "lone surrogate"),
                arguments("{\"message\":\"hi\",\"\\ud83d\":1}", "not valid"),
                arguments("{\"message\":\"hi\",\"x\":1e9999999999}", "out of range"),
                arguments("{\"message\":\"hi\",\"x\":" + deep + "}", "deeper than 64"));
    }

    @Test
    void refusesJsonOfMorePiecesThanTheMemoryShouldHold() throws Exception {
        var many = "[" + "{},".repeat(5_000_000) + "{}]";
        var reply = server.run("{\"message\":\"hi\",\"x\":" + many + "}");
        assertThat(problem(reply, 400, "invalid-json").string("detail").orElse(""))
                .contains("more than 250000 pieces");
    }

    @ParameterizedTest
    @MethodSource("wrongJson")
    void saysWhatIsWrongWithTheJson(String json, String words) throws Exception {
        assertThat(problem(server.run(json), 400, "invalid-json").string("detail").orElse(""))
                .contains(words);
    }

    @Test
    void takesJsonThatIsNestedSixtyFourDeep() throws Exception {
        var deep = "[".repeat(63) + "]".repeat(63);
        assertThat(server.run("{\"message\":\"hi\",\"x\":" + deep + "}").status()).isEqualTo(200);
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws Exception {
        try (var client = server.connect()) {
            var body = "{\"message\":\"h\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
            var head =
                    "POST /agent/run HTTP/1.1\r\nHost: localhost:"
                            + server.port()
                            + "\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
                            + ("Content-Length: " + body.length + "\r\n\r\n");
            problem(client.send(head).send(body).read(), 400, "invalid-json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: application/jsonp\r\n",
                "Content-Type: application/problem+json\r\n",
                "Content-Type: application/json; charset=iso-8859-1\r\n",
                "Content-Type: \r\n"
            })
    void wantsTheContentTypeOfJson(String header) throws Exception {
        var reply =
                server.ask(
                        "POST",
                        "/agent/run",
                        "Accept: application/json\r\n" + header,
                        "{\"message\":\"hi\"}");
        problem(reply, 415, "unsupported-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "Application/JSON; charset=utf8; x=y"
            })
    void takesTheContentTypeOfJsonInAllItsSpellings(String type) throws Exception {
        var reply =
                server.ask(
                        "POST",
                        "/agent/run",
                        "Content-Type: " + type + "\r\n",
                        "{\"message\":\"hi\"}");
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() throws Exception {
        try (var client = server.connect()) {
            client.send(head("Content-Length: " + TOO_MANY_BYTES));
            client.send(new byte[TOO_MANY_BYTES]);
            var reply = client.read();
            problem(reply, 413, "too-large");
            assertThat(reply.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void refusesABodyThatSaysItIsTooLargeBeforeAnyOfItCame() throws Exception {
        try (var client = server.connect()) {
            client.send(head("Content-Length: " + TOO_MANY_BYTES));
            problem(client.read(), 413, "too-large");
        }
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() throws Exception {
        try (var client = server.connect()) {
            client.send(head("Transfer-Encoding: chunked"));
            var chunk = new byte[1024 * 1024];
            for (var i = 0; i < 17; i++) {
                client.send("100000\r\n").send(chunk).send("\r\n");
            }
            client.send("0\r\n\r\n");
            problem(client.read(), 413, "too-large");
        }
    }

    @Test
    void takesABodyOfExactlySixteenMebibytes() throws Exception {
        var start = "{\"message\":\"hi\",\"page_content\":\"";
        var text = "x".repeat(TOO_MANY_BYTES - 1 - start.length() - 2);
        assertThat(server.run(start + text + "\"}").status()).isEqualTo(200);
    }

    @Test
    void asksForABodyThatTheClientHoldsBackUntilAsked() throws Exception {
        var body = "{\"message\":\"hi\"}";
        try (var client = server.connect()) {
            client.send(head("Expect: 100-continue\r\nContent-Length: " + body.length()));
            assertThat(client.head().status()).isEqualTo(100);
            assertThat(client.send(body).read().status()).isEqualTo(200);
        }
    }

    @Test
    void refusesATooLargeBodyThatTheClientHoldsBackWithoutAskingForIt() throws Exception {
        try (var client = server.connect()) {
            client.send(head("Expect: 100-continue\r\nContent-Length: " + TOO_MANY_BYTES));
            problem(client.read(), 413, "too-large");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void refusesChunksThatAreNone() throws Exception {
        try (var client = server.connect()) {
            client.send(head("Transfer-Encoding: chunked") + "5\r\nhello\r\nzz\r\n");
            assertThat(client.read().status()).isEqualTo(400);
        }
    }

    @Test
    void refusesABodyThatBreaksOff() throws Exception {
        try (var client = server.connect()) {
            client.send(head("Content-Length: 100") + "{\"message\":").finish();
            assertThat(client.read().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void refusesOtherMethodsAndNamesTheRightOnes(String method) throws Exception {
        var reply = server.ask(method, "/agent/run", "Accept: application/json\r\n", "");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST, OPTIONS");
        if (!method.equals("HEAD")) problem(reply, 405, "method-not-allowed");
    }

    private static String head(String lengthHeader) {
        return "POST /agent/run HTTP/1.1\r\nHost: localhost:"
                + server.port()
                + "\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
                + (lengthHeader + "\r\n\r\n");
    }

    private static JsonObject problem(Reply reply, int status, String kind) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(RUNS).hasValue(0);
        var problem = (JsonObject) Json.parse(reply.body());
        assertThat(problem.string("type")).hasValue("urn:backendrig:problem:" + kind);
        assertThat(problem.integer("status")).hasValue(status);
        assertThat(problem.string("title").orElse("")).isNotBlank();
        assertThat(problem.string("detail").orElse(""))
                .isNotBlank()
                .doesNotContain("empty", "no message", "CompletionError");
        return problem;
    }
}
