package dev.backendrig;

import static dev.backendrig.McpHttp.errorCode;
import static dev.backendrig.McpHttp.json;
import static dev.backendrig.McpHttp.message;
import static dev.backendrig.McpHttp.messages;
import static dev.backendrig.McpHttp.result;
import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.nio.file.Path;
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

/// `/mcp` in the versions with sessions, as bare HTTP.
class McpSessionEndToEndTest {
    private static final String PING = json("{'jsonrpc':'2.0','id':7,'method':'ping'}");
    private static final String LIST = json("{'jsonrpc':'2.0','id':8,'method':'tools/list'}");
    private static final String LOOK =
            json("{'jsonrpc':'2.0','id':9,'method':'tools/call','params':{'name':'look'}}");

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

    @ParameterizedTest
    @CsvSource({
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "1999-01-01, 2025-11-25"
    })
    void speaksTheVersionThatIsAskedForWhereItCan(String asked, String spoken) throws Exception {
        var answer =
                mcp.post(
                        json(
                                "{'jsonrpc':'2.0','id':'a','method':'initialize','params':{'protocolVersion':'%s','capabilities':{}}}"
                                        .formatted(asked)),
                        Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Mcp-Session-Id").orElseThrow())
                .matches("[\\x21-\\x7e]{16,}");
        assertThat(message(answer).string("id")).contains("a");
        assertThat(result(answer).string("protocolVersion")).contains(spoken);
        assertThat(result(answer).object("serverInfo").orElseThrow().has("version")).isTrue();
    }

    @Test
    void asksForTheToken() throws Exception {
        var answer = mcp.post(PING, Map.of("Authorization", ""));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        assertThat(mcp.post(PING, Map.of("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream", "text/html", ""})
    void wantsBothMediaTypesAccepted(String accept) throws Exception {
        var answer = mcp.post(PING, Map.of("Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(errorCode(answer)).isEqualTo(-32_600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void wantsJson(String type) throws Exception {
        assertThat(mcp.post(PING, Map.of("Content-Type", type)).statusCode()).isEqualTo(415);
    }

    @Test
    void wantsASession() throws Exception {
        assertThat(mcp.post(PING, Map.of()).statusCode()).isEqualTo(400);
        assertThat(mcp.post(PING, Map.of("Mcp-Session-Id", "nobody")).statusCode()).isEqualTo(404);
    }

    @Test
    void endsASessionThatIsDeleted() throws Exception {
        var session = mcp.begin("2025-11-25");
        assertThat(mcp.post(PING, session).statusCode()).isEqualTo(200);
        var all = new HashMap<>(mcp.usual());
        all.putAll(session);
        assertThat(mcp.send("DELETE", "", all).statusCode()).isEqualTo(204);
        assertThat(mcp.send("DELETE", "", all).statusCode()).isEqualTo(404);
        assertThat(mcp.send("GET", "", all).statusCode()).isEqualTo(404);
        assertThat(mcp.post(PING, session).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAVersionThatItDoesNotSpeak() throws Exception {
        var session = new HashMap<>(mcp.begin("2025-11-25"));
        session.put("MCP-Protocol-Version", "2025-06-18");
        assertThat(mcp.post(PING, session).statusCode()).isEqualTo(200);
        session.put("MCP-Protocol-Version", "1.0");
        assertThat(mcp.post(PING, session).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                        | -32700",
                "{'jsonrpc':'1.0','id':1,'method':'ping'}                 | -32600",
                "{'jsonrpc':'2.0','id':null,'method':'ping'}              | -32600",
                "{'jsonrpc':'2.0','id':1.5,'method':'ping'}               | -32600",
                "{'jsonrpc':'2.0','id':1,'method':5}                      | -32600",
                "{'jsonrpc':'2.0','id':1,'method':'ping','params':[1]}    | -32600",
                "{'jsonrpc':'2.0','id':1}                                 | -32600",
                "5                                                        | -32600"
            })
    void refusesWhatIsNoMessage(String body, int code) throws Exception {
        // CsvSource takes single quotes for its own.
        var answer = mcp.post(body.replace('\'', '"').strip(), mcp.begin("2025-11-25"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorCode(answer)).isEqualTo(code);
    }

    @Test
    void answersMethodsThatItDoesNotHave() throws Exception {
        var session = mcp.begin("2025-11-25");
        for (var method : new String[] {"prompts/list", "completion/complete", "nothing"}) {
            var answer =
                    mcp.post(
                            json("{'jsonrpc':'2.0','id':1,'method':'%s'}".formatted(method)),
                            session);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(errorCode(answer)).isEqualTo(-32_601);
        }
    }

    @Test
    void takesNotificationsAndAnswersWithoutABody() throws Exception {
        var session = mcp.begin("2025-11-25");
        for (var body :
                new String[] {
                    "{'jsonrpc':'2.0','method':'notifications/initialized'}",
                    "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':99}}",
                    "{'jsonrpc':'2.0','id':'nobody-asked','result':{}}"
                }) {
            var answer = mcp.post(json(body), session);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void answersBatchesInTheFirstVersionAlone() throws Exception {
        var batch =
                "[" + PING + "," + LIST + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}]";
        var answer = mcp.post(batch, mcp.begin("2025-03-26"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(messages(answer).stream().map(it -> it.integer("id").orElseThrow()))
                .containsExactlyInAnyOrder(7L, 8L);
        assertThat(mcp.post(batch, mcp.begin("2025-06-18")).statusCode()).isEqualTo(400);
        assertThat(mcp.post("[]", mcp.begin("2025-03-26")).statusCode()).isEqualTo(400);
        assertThat(
                        mcp.post(
                                        json("[{'jsonrpc':'2.0','method':'notifications/x'}]"),
                                        mcp.begin("2025-03-26"))
                                .statusCode())
                .isEqualTo(202);
    }

    @Test
    void tellsOnlyNewerVersionsOfTitles() throws Exception {
        var old = mcp.post(LIST, mcp.begin("2025-03-26"));
        assertThat(old.body())
                .contains("annotations")
                .doesNotContain("\"title\":\"Run task\",\"desc");
        var newer = mcp.post(LIST, mcp.begin("2025-06-18"));
        assertThat(newer.body()).contains("\"title\":\"Run task\",\"desc");
    }

    @Test
    void refusesACursorThatIsNotItsOwn() throws Exception {
        var answer =
                mcp.post(
                        json(
                                "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'cursor':'x'}}"),
                        mcp.begin("2025-11-25"));
        assertThat(errorCode(answer)).isEqualTo(-32_602);
    }

    @Test
    void listsManyToolsInPages() throws Exception {
        var tools = new JsonObject[120];
        for (var i = 0; i < tools.length; i++) {
            tools[i] = tool("tool_" + i, "read", "{'type':'object','properties':{}}");
        }
        try (var _ = ExtendedClient.connect(rig.port(), declaring(tools))) {
            var session = mcp.begin("2025-11-25");
            var first = result(mcp.post(LIST, session));
            assertThat(first.array("tools").orElseThrow().size()).isEqualTo(50);
            var next =
                    "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'cursor':'%s'}}"
                            .formatted(first.string("nextCursor").orElseThrow());
            var second = result(mcp.post(json(next), session));
            assertThat(second.array("tools").orElseThrow().objects().findFirst().orElseThrow())
                    .satisfies(it -> assertThat(it.string("name")).contains("tool_50"));
        }
    }

    @Test
    void goesOnWithAStreamThatBrokeOff() throws Exception {
        try (var browser = browser()) {
            var session = mcp.begin("2025-11-25");
            var called = new FutureTask<>(() -> mcp.post(LOOK, session));
            Thread.ofVirtual().start(called);
            browser.done(browser.await("action_request"), new JsonString("a tree"));
            var whole = called.get(20, TimeUnit.SECONDS);
            assertThat(whole.headers().firstValue("Content-Type")).contains("text/event-stream");
            // The first event has no data: a client can come back before anything was told.
            assertThat(whole.body()).matches("(?s)id: 1-1\nretry: [0-9]+\ndata: \n\n.*");
            assertThat(result(whole).toString()).contains("a tree");
            var headers = new HashMap<>(mcp.usual());
            headers.putAll(session);
            headers.put("Last-Event-ID", "1-1");
            var again = mcp.send("GET", "", headers);
            assertThat(again.body()).doesNotContain("retry").contains("a tree");
            headers.put("Last-Event-ID", "77-1");
            assertThat(mcp.send("GET", "", headers).statusCode()).isEqualTo(400);
            headers.put("Last-Event-ID", "nonsense");
            assertThat(mcp.send("GET", "", headers).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void callsAToolOfTheBrowserThatTheClientNames() throws Exception {
        try (var browser = browser();
                var other = browser()) {
            var session = mcp.begin("2025-11-25");
            // Of the tools that every browser has: which is meant is not clear.
            var read =
                    json(
                            "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'get_page_content'}}");
            var unclear = result(mcp.post(read, session));
            assertThat(unclear.bool("isError")).contains(true);
            assertThat(unclear.toString()).contains("2 browsers are connected");
            var named = new HashMap<>(session);
            named.put("X-Session-Id", other.sessionId());
            var called = new FutureTask<>(() -> mcp.post(LOOK, named));
            Thread.ofVirtual().start(called);
            other.done(other.await("action_request"), new JsonString("the other"));
            assertThat(result(called.get(20, TimeUnit.SECONDS)).toString()).contains("the other");
            assertThat(browser.passedOver()).isEmpty();
        }
    }

    @Test
    void doesNothingConsequentialWhereNobodyCanBeAsked() throws Exception {
        try (var base = TestBrowser.connect(rig.port(), "/ws", Map.of())) {
            var session = mcp.begin("2025-11-25");
            var list =
                    json(
                            "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'get_interactive_elements'}}");
            var listed = new FutureTask<>(() -> mcp.post(list, session));
            Thread.ofVirtual().start(listed);
            base.does(
                    "get_interactive_elements",
                    ExtendedClient.json(
                            "{'elements':[{'id':1,'role':'button','name':'Delete account'}]}"));
            assertThat(result(listed.get(20, TimeUnit.SECONDS)).bool("isError")).contains(false);
            var click =
                    json(
                            "{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{'name':'click_element','arguments':{'ref':1}}}");
            var answer = result(mcp.post(click, session));
            assertThat(answer.bool("isError")).contains(true);
            assertThat(answer.toString()).contains("not done");
            assertThat(base.transcript()).doesNotContain("click_element");
        }
    }

    @Test
    void refusesToReadWhatIsNoResource() throws Exception {
        var read =
                json(
                        "{'jsonrpc':'2.0','id':1,'method':'resources/read','params':{'uri':'file:///etc/passwd'}}");
        assertThat(errorCode(mcp.post(read, mcp.begin("2025-11-25")))).isEqualTo(-32_002);
    }

    @Test
    void refusesALogLevelThatIsNone() throws Exception {
        var set =
                json(
                        "{'jsonrpc':'2.0','id':1,'method':'logging/setLevel','params':{'level':'loud'}}");
        assertThat(errorCode(mcp.post(set, mcp.begin("2025-11-25")))).isEqualTo(-32_602);
    }
}
