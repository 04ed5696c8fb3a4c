package dev.backendrig;

import static dev.backendrig.McpHttp.errorCode;
import static dev.backendrig.McpHttp.json;
import static dev.backendrig.McpHttp.message;
import static dev.backendrig.McpHttp.result;
import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `/mcp` in the version 2026-07-28, as bare HTTP.
class McpStatelessEndToEndTest {
    private static final String VERSION = "2026-07-28";
    private static final String FORMS = "'elicitation':{}";

    @TempDir Path folder;
    private RunningRig rig;
    private McpHttp mcp;

    @BeforeEach
    void start() throws Exception {
        rig = RunningRig.startOffline(folder);
        mcp = McpHttp.of(rig.port(), McpHttp.token(folder));
    }

    @AfterEach
    void stop() {
        mcp.close();
        rig.close();
    }

    private ExtendedClient browser() throws Exception {
        return ExtendedClient.connect(
                rig.port(),
                declaring(
                        tool("look", "read", "{'type':'object','properties':{}}"),
                        tool("send", "act", "{'type':'object','properties':{}}")));
    }

    private HttpResponse<String> ask(String method, String params, Map<String, String> headers)
            throws Exception {
        return ask(method, params, "", headers);
    }

    /// @param params beside the meta data, empty or with a comma at its end
    private HttpResponse<String> ask(
            String method, String params, String capabilities, Map<String, String> headers)
            throws Exception {
        var all = new HashMap<>(Map.of("MCP-Protocol-Version", VERSION, "Mcp-Method", method));
        all.putAll(headers);
        return mcp.post(
                json(
                        "{'jsonrpc':'2.0','id':5,'method':'%s','params':{%s%s}}"
                                .formatted(method, params, meta(capabilities))),
                all);
    }

    private static String meta(String capabilities) {
        return "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
                + ("'io.modelcontextprotocol/clientCapabilities':{" + capabilities + "}}");
    }

    @Test
    void discoversTheServer() throws Exception {
        var answer = ask("server/discover", "", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Mcp-Session-Id")).isEmpty();
        var result = result(answer);
        assertThat(result.string("resultType")).contains("complete");
        assertThat(result.array("supportedVersions").orElseThrow())
                .hasToString("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\"]");
        assertThat(result.integer("ttlMs").orElseThrow()).isPositive();
        assertThat(result.string("cacheScope")).contains("public");
        assertThat(result.object("_meta").orElseThrow().toString())
                .contains("io.modelcontextprotocol/serverInfo", "backend-rig");
    }

    @Test
    void saysHowLongListsStayFresh() throws Exception {
        for (var method :
                new String[] {"tools/list", "resources/list", "resources/templates/list"}) {
            var result = result(ask(method, "", Map.of()));
            assertThat(result.integer("ttlMs").orElseThrow()).isNotNegative();
            assertThat(result.string("cacheScope")).contains("private");
            assertThat(result.string("resultType")).contains("complete");
        }
    }

    @Test
    void refusesAVersionThatItDoesNotSpeak() throws Exception {
        var body =
                json(
                        "{'jsonrpc':'2.0','id':5,'method':'tools/list','params':{'_meta':{'io.modelcontextprotocol/protocolVersion':'1900-01-01','io.modelcontextprotocol/clientCapabilities':{}}}}");
        var answer =
                mcp.post(
                        body,
                        Map.of("MCP-Protocol-Version", "1900-01-01", "Mcp-Method", "tools/list"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorCode(answer)).isEqualTo(-32_022);
        assertThat(message(answer).toString())
                .contains("\"requested\":\"1900-01-01\"", "\"supported\":[\"2026-07-28\"");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "MCP-Protocol-Version, ''",
                "MCP-Protocol-Version, 2025-11-25",
                "Mcp-Method, ''",
                "Mcp-Method, tools/call",
                "Mcp-Method, TOOLS/LIST"
            })
    void refusesHeadersThatSaySomethingElse(String header, String value) throws Exception {
        var answer = ask("tools/list", "", Map.of(header, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorCode(answer)).isEqualTo(-32_020);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "send", "=?base64?bG9vaw?=x", "=?base64?!!?=", "=?BASE64?bG9vaw==?="})
    void refusesANameThatSaysSomethingElse(String name) throws Exception {
        var answer = ask("tools/call", "'name':'look',", Map.of("Mcp-Name", name));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorCode(answer)).isEqualTo(-32_020);
    }

    @Test
    void readsANameInBase64() throws Exception {
        var name = "kein Werkzeug é";
        var encoded =
                "=?base64?"
                        + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))
                        + "?=";
        var answer = ask("tools/call", "'name':'" + name + "',", Map.of("Mcp-Name", encoded));
        assertThat(errorCode(answer)).isEqualTo(-32_602);
        assertThat(answer.body()).contains("Unknown tool");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'_meta':{}}",
                "{'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28'}}",
                "{'_meta':{'io.modelcontextprotocol/clientCapabilities':{}}}",
                "{'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
                        + "'io.modelcontextprotocol/clientCapabilities':5}}"
            })
    void wantsItsMetaData(String params) throws Exception {
        var answer =
                mcp.post(
                        json(
                                "{'jsonrpc':'2.0','id':5,'method':'tools/list','params':"
                                        + params
                                        + "}"),
                        Map.of("MCP-Protocol-Version", VERSION, "Mcp-Method", "tools/list"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorCode(answer)).isEqualTo(-32_602);
        assertThat(message(answer).integer("id")).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "initialize",
                "logging/setLevel",
                "resources/subscribe",
                "prompts/list"
            })
    void hasNoMethodsOfOtherVersions(String method) throws Exception {
        var answer = ask(method, "", Map.of());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(errorCode(answer)).isEqualTo(-32_601);
    }

    @Test
    void hasNeitherStreamsNorSessions() throws Exception {
        var headers = new HashMap<>(mcp.usual());
        headers.put("MCP-Protocol-Version", VERSION);
        for (var method : new String[] {"GET", "DELETE"}) {
            var answer = mcp.send(method, "", headers);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("POST");
        }
    }

    @Test
    void answersUnknownResourcesAsWrongParameters() throws Exception {
        var uri = "browser://page/nothing";
        var answer = ask("resources/read", "'uri':'" + uri + "',", Map.of("Mcp-Name", uri));
        assertThat(errorCode(answer)).isEqualTo(-32_602);
    }

    @Test
    void callsATool() throws Exception {
        try (var browser = browser()) {
            var called =
                    new FutureTask<>(
                            () -> ask("tools/call", "'name':'look',", Map.of("Mcp-Name", "look")));
            Thread.ofVirtual().start(called);
            browser.done(browser.await("action_request"), new JsonString("a tree"));
            var answer = called.get(20, TimeUnit.SECONDS);
            assertThat(answer.body()).doesNotContain("\nid: ");
            assertThat(result(answer).string("resultType")).contains("complete");
            assertThat(result(answer).toString()).contains("a tree");
        }
    }

    private HttpResponse<String> send(String more) throws Exception {
        return ask("tools/call", "'name':'send'," + more, FORMS, Map.of("Mcp-Name", "send"));
    }

    private static String state(HttpResponse<String> answer) {
        return result(answer).string("requestState").orElseThrow();
    }

    @Test
    void goesOnWithTheCallWhenTheClientBringsTheAnswer() throws Exception {
        try (var browser = browser()) {
            var asked = send("");
            assertThat(result(asked).string("resultType")).contains("input_required");
            var form =
                    result(asked)
                            .object("inputRequests")
                            .flatMap(it -> it.object("approval"))
                            .orElseThrow();
            assertThat(form.string("method")).contains("elicitation/create");
            assertThat(form.object("params").flatMap(it -> it.string("mode"))).contains("form");
            var yes =
                    "'inputResponses':{'approval':{'action':'accept','content':{'allow':true}}},"
                            + "'requestState':'%s',".formatted(state(asked));
            var called = new FutureTask<>(() -> send(yes));
            Thread.ofVirtual().start(called);
            browser.done(browser.await("action_request"), new JsonString("sent"));
            assertThat(result(called.get(20, TimeUnit.SECONDS)).bool("isError")).contains(false);
            // A state is good once.
            assertThat(errorCode(send(yes))).isEqualTo(-32_602);
        }
    }

    @Test
    void asksAgainWhereTheAnswerIsMissing() throws Exception {
        try (var _ = browser()) {
            var asked = send("");
            var again = send("'inputResponses':{},'requestState':'%s',".formatted(state(asked)));
            assertThat(result(again).string("resultType")).contains("input_required");
            assertThat(state(again)).isNotEqualTo(state(asked));
        }
    }

    @Test
    void takesNoAnswerToAnotherCall() throws Exception {
        try (var _ = browser()) {
            var state = state(send(""));
            var yes =
                    "'inputResponses':{'approval':{'action':'accept','content':{'allow':true}}},"
                            + "'requestState':'%s',";
            assertThat(errorCode(send("'arguments':{'to':'all'}," + yes.formatted(state))))
                    .isEqualTo(-32_602);
            assertThat(errorCode(send(yes.formatted("0".repeat(32))))).isEqualTo(-32_602);
        }
    }

    @Test
    void acknowledgesWhatItWillTellAndSaysGoodbye() throws Exception {
        try (var _ = browser()) {
            var listened =
                    new FutureTask<>(() ->
                            ask(
                                    "subscriptions/listen",
                                    "'notifications':{'promptsListChanged':true,"
                                            + "'toolsListChanged':true},",
                                    Map.of()));
            Thread.ofVirtual().start(listened);
            rig.panel.awaitMetrics("rig_http_streams_open 1.0");
            // A server that stops ends the subscription.
            rig.close();
            var answer = listened.get(20, TimeUnit.SECONDS);
            var messages = McpHttp.messages(answer);
            assertThat(messages.getFirst().string("method"))
                    .contains("notifications/subscriptions/acknowledged");
            assertThat(
                            messages.getFirst()
                                    .object("params")
                                    .flatMap(it -> it.object("notifications")))
                    .contains(JsonObject.builder().put("toolsListChanged", true).build());
            assertThat(messages)
                    .allSatisfy(it ->
                            assertThat(it.toString())
                                    .contains("\"io.modelcontextprotocol/subscriptionId\":5"));
            assertThat(messages.getLast().object("result")).isPresent();
        }
    }
}
