package dev.backendrig.http.socket;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The first message of the extended protocol, right and wrong.
class HelloTest {
    private static final String SCHEMA = "{'type':'object','properties':{}}";
    private static final int MOST_BYTES = 256 * 1024;

    private SocketServer server;

    @BeforeEach
    void start() throws Exception {
        server =
                SocketServer.start(
                        SocketServer.QUICK,
                        SocketServer.QUICK_EXTENDED,
                        ResumeTokens.ofThisProcess());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAnsweredWithASessionOfItsOwn() throws Exception {
        try (var first = ExtendedClient.connect(server.port(), declaring());
                var second = ExtendedClient.connect(server.port(), declaring())) {
            assertThat(first.sessionId()).isNotEqualTo(second.sessionId());
            assertThat(first.resumeToken()).startsWith(first.sessionId() + ".");
            assertThat(first.isResumed()).isFalse();
            assertThat(server.session(first).isOpen()).isTrue();
            SocketServer.await(
                    "counted", () -> server.count("rig.browser.hellos", "outcome", "new") == 2);
        }
    }

    @Test
    void declaresTheSessionsToolsInTheirOrder() throws Exception {
        var tools = new JsonObject[] {tool("b", "act", SCHEMA), tool("a", "read", SCHEMA)};
        try (var client = ExtendedClient.connect(server.port(), declaring(tools))) {
            assertThat(server.session(client).declaredTools().orElseThrow())
                    .extracting(DeclaredTool::spec)
                    .extracting(spec -> spec.name())
                    .containsExactly("b", "a");
        }
    }

    @Test
    void isWaitedForInSilence() throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            assertThat(client.socket().isSilentFor(100)).isTrue();
            client.hello(declaring());
        }
    }

    @Test
    void isOwedInTime() throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            assertThat(client.closed()).isEqualTo("1008 say hello first");
        }
        SocketServer.await(
                "counted", () -> server.count("rig.browser.hellos", "outcome", "refused") == 1);
    }

    @Test
    void isNotOwedAgain() throws Exception {
        try (var client = ExtendedClient.connect(server.port(), declaring())) {
            assertThat(client.socket().isSilentFor(600)).isTrue();
            client.sync();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Ping\"}",
                "{\"type\":\"SessionUpdate\",\"data\":{\"url\":\"https://example.com/\"}}",
                "{\"data\":{\"protocol\":2,\"tools\":[]}}",
                "{\"type\":\"hello\"",
                "[]",
                "hello",
                ""
            })
    void mustBeTheFirstMessage(String text) throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.socket().sendText(text);
            assertThat(client.closed()).isEqualTo("1008 say hello first");
        }
    }

    @Test
    void mustNotBeBytes() throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.socket().send(RawSocketClient.BINARY, true, new byte[] {1, 2});
            assertThat(client.closed()).isEqualTo("1008 say hello first");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{}|protocol must be 2",
                "{'protocol':1,'tools':[]}|protocol must be 2",
                "{'protocol':2}|tools must be a list",
                "{'protocol':2,'tools':null}|tools must be a list",
                "{'protocol':2,'tools':[],'client':{}}|client must have a name and a version",
                "{'protocol':2,'tools':[],'resume_token':{}}|resume_token must be a text",
                "{'protocol':2,'tools':[],'outcomes':[1]}|outcomes must be a list of"
                        + " {request_id, state: done, running or lost}",
                "{'protocol':2,'tools':[7]}|tools[0] must be an object",
            })
    void saysWhatIsWrongWithIt(String data, String reason) throws Exception {
        assertThat(refusal(json(data))).isEqualTo("1008 " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'name':''}|.name must be 1 to 64 letters, digits, _ or -",
                "{'name':'a b'}|.name must be 1 to 64 letters, digits, _ or -",
                "{'name':'1a'}|.name must be 1 to 64 letters, digits, _ or -",
                "{'name':'a\\n'}|.name must be 1 to 64 letters, digits, _ or -",
                "{'name':'first'}|: another tool has the same name",
                "{'description':null}|.description must be a text",
                "{'effect':'READ'}|.effect must be read, act or navigate",
                "{'timeout_ms':0}|.timeout_ms must be a whole number from 1 on",
                "{'timeout_ms':1.5}|.timeout_ms must be a whole number from 1 on",
                "{'timeout_ms':1e400}|.timeout_ms must be a whole number from 1 on",
                "{'input_schema':[]}|.input_schema must be a JSON Schema",
                "{'input_schema':{}}|.input_schema: its type must be \"object\"",
                "{'input_schema':{'type':'object','properties':{'type':{}}}}"
                        + "|.input_schema: no argument may have the name type",
                "{'input_schema':{'type':'object','anyOf':[{'properties':{'type':{}}}]}}"
                        + "|.input_schema: no argument may have the name type",
                "{'input_schema':{'type':'object','$ref':'#'}}"
                        + "|.input_schema: the keyword $ref is not supported",
                "{'input_schema':{'type':'object','properties':{'a':{'pattern':'(a+)+$'}}}}"
                        + "|.input_schema: the keyword pattern is not supported",
                "{'input_schema':{'type':'object','minimum <b>':1}}"
                        + "|.input_schema: it has a keyword that is not supported",
            })
    void saysWhichToolIsWrong(String change, String reason) throws Exception {
        var second = tool("second", "read", SCHEMA).toBuilder();
        json(change).members().forEach(second::put);
        var hello = declaring(tool("first", "read", SCHEMA), second.build());
        assertThat(refusal(hello)).isEqualTo("1008 tools[1]" + reason);
    }

    @Test
    void mayDeclare128ToolsAndNoMore() throws Exception {
        var most = declaring(tools(128));
        try (var client = ExtendedClient.connect(server.port(), most)) {
            assertThat(server.session(client).declaredTools().orElseThrow()).hasSize(128);
        }
        assertThat(refusal(declaring(tools(129)))).isEqualTo("1008 tools must be at most 128");
    }

    @Test
    void mayBe256KiBLongAndNoLonger() throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.socket().sendText(ofLength(MOST_BYTES));
            client.expect("session_init");
        }
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.socket().sendText(ofLength(MOST_BYTES + 1));
            assertThat(client.closed()).startsWith("1008 hello is over 256 KiB");
        }
    }

    @Test
    void isCutOffWhenItGetsTooLong() throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            var piece = "x".repeat(32 * 1024).getBytes(UTF_8);
            client.socket().send(RawSocketClient.TEXT, false, piece);
            for (var i = 0; i < 8; i++) {
                client.socket().send(RawSocketClient.CONTINUATION, false, piece);
            }
            assertThat(client.closed()).startsWith("1008 hello is over 256 KiB");
        }
    }

    @Test
    void mayBeNestedAsDeepAsAnyJsonAndNoDeeper() throws Exception {
        var deep = "{'type':'array','items':".repeat(70) + "{}" + "}".repeat(70);
        var text =
                "{'type':'hello','data':{'protocol':2,'tools':[{'name':'a','input_schema':"
                        + deep
                        + "}]}}";
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.socket().sendText(text.replace('\'', '"'));
            assertThat(client.closed()).isEqualTo("1008 say hello first");
        }
    }

    @Test
    void doesNotChangeWhatABaseClientGets() throws Exception {
        try (var extended = ExtendedClient.connect(server.port(), declaring());
                var base = server.connect()) {
            assertThat(base.readText())
                    .matches(
                            "\\{\"type\":\"session_init\",\"data\":\\{\"session_id\":\"[0-9a-f]{32}\"}}");
            base.sendText("{\"type\":\"hello\",\"data\":{\"protocol\":2,\"tools\":[]}}");
            base.sendText("{\"type\":\"Ping\"}");
            assertThat(base.readText()).isEqualTo("{\"type\":\"Pong\"}");
            assertThat(server.count("rig.browser.messages.ignored", "reason", "unknown"))
                    .isEqualTo(1);
            extended.sync();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/ws?protocol=1", "/ws?protocol=22", "/ws?xprotocol=2"})
    void isNotAskedForElsewhere(String path) throws Exception {
        try (var base = RawSocketClient.connect(server.port(), path, Map.of())) {
            assertThat(base.readSessionId()).hasSize(32);
        }
    }

    private String refusal(JsonObject hello) throws IOException {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.say("hello", hello);
            return client.closed();
        }
    }

    private static JsonObject[] tools(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> tool("tool_" + i, "read", SCHEMA))
                .toArray(JsonObject[]::new);
    }

    private static String ofLength(int bytes) {
        var empty = text("");
        return text("x".repeat(bytes - empty.getBytes(UTF_8).length));
    }

    private static String text(String filling) {
        var hello =
                declaring().toBuilder().put("tools", JsonArray.EMPTY).put("more", filling).build();
        return Json.write(JsonObject.of("type", "hello").toBuilder().put("data", hello).build());
    }
}
