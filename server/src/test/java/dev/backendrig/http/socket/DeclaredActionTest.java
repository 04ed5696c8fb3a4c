package dev.backendrig.http.socket;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.requestId;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ResumeTokens;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.page.PageSnapshot;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls of tools that a browser has declared.
class DeclaredActionTest {
    private static final String RUN = "0123456789abcdef0123456789abcdef";
    private static final String SCHEMA = "{'type':'object','properties':{}}";

    private SocketServer server;
    private ExtendedClient client;
    private BrowserSession session;

    @BeforeEach
    void start() throws Exception {
        server =
                SocketServer.start(
                        SocketServer.QUICK,
                        SocketServer.QUICK_EXTENDED,
                        ResumeTokens.ofThisProcess());
        client =
                ExtendedClient.connect(
                        server.port(),
                        declaring(
                                tool("press", "act", SCHEMA),
                                tool("look", "read", SCHEMA),
                                tool("go", "navigate", SCHEMA),
                                timed("quick", 1),
                                timed("fine", 30_000),
                                timed("slow", 10_000_000)));
        session = server.session(client);
    }

    private static JsonObject timed(String name, long millis) {
        return tool(name, "act", SCHEMA).toBuilder().put("timeout_ms", millis).build();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void areSentWithTheirRunTheirTimeAndTheirArguments() throws Exception {
        var result = perform("fine", json("{'list':[{'ref':1}],'text':'a'}"));
        var request = client.expect("action_request");
        assertThat(request.toBuilder().remove("request_id").build())
                .hasToString(
                        json("{'run_id':'"
                                        + RUN
                                        + "','timeout_ms':30000,"
                                        + "'command':{'type':'fine','list':[{'ref':1}],"
                                        + "'text':'a'}}")
                                .toString());
        client.done(request);
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.Done(JsonNull.NULL));
    }

    @Test
    void cannotBePassedOffAsAnotherByAnArgument() throws Exception {
        var _ = perform("look", json("{'type':'press','ref':1}"));
        assertThat(client.expect("action_request").object("command").orElseThrow())
                .hasToString("{\"type\":\"look\",\"ref\":1}");
    }

    @ParameterizedTest
    @CsvSource({"quick,1000", "fine,30000", "slow,600000", "look,600", "press,900", "go,900"})
    void waitAsLongAsTheToolSaysWithinBoundsElseAsTheSettingsSay(String name, long millis)
            throws Exception {
        var _ = perform(name, JsonObject.EMPTY);
        assertThat(client.expect("action_request").integer("timeout_ms")).hasValue(millis);
    }

    @Test
    void areGivenUpAfterTheTimeOfTheTool() throws Exception {
        var start = System.nanoTime();
        var result = perform("quick", JsonObject.EMPTY);
        var request = client.expect("action_request");
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.TimedOut());
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(950), Duration.ofSeconds(5));
        client.done(request);
        client.sync();
        assertThat(server.count("rig.browser.results.dropped", "reason", "late")).isEqualTo(1);
    }

    @Test
    void areTriedOnceMoreWhereTheyOnlyRead() throws Exception {
        var result = perform("look", JsonObject.EMPTY);
        var first = client.expect("action_request");
        var second = client.expect("action_request");
        assertThat(requestId(second)).isNotEqualTo(requestId(first));
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.TimedOut());
        assertThat(client.socket().isSilentFor(100)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"press", "go"})
    void areNeverTriedAgainWhereTheyChangeSomething(String name) throws Exception {
        var result = perform(name, JsonObject.EMPTY);
        client.expect("action_request");
        assertThat(SocketServer.result(result)).isEqualTo(new BrowserResult.TimedOut());
        assertThat(client.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void doNotWaitForThePageAfterANavigation() throws Exception {
        var went = perform("go", JsonObject.EMPTY);
        client.done(
                client.expect("action_request"), json("{'navigated_to':'https://example.com/'}"));
        SocketServer.result(went);
        assertThat(session.pageUrl()).hasValue("https://example.com/");
        var _ = perform("look", JsonObject.EMPTY);
        client.expect("action_request");
    }

    @Test
    void bringTheSnapshotThatCameWithTheResult() throws Exception {
        var result = perform("press", JsonObject.EMPTY);
        var request = client.expect("action_request");
        var snapshot = json("{'document':'d7','text':'#1 button'}");
        client.say(
                "ActionResult",
                ExtendedClient.result(request, JsonNull.NULL).toBuilder()
                        .put("snapshot", snapshot)
                        .build());
        assertThat(SocketServer.result(result))
                .isEqualTo(
                        new BrowserResult.Done(JsonNull.NULL, new PageSnapshot("d7", "#1 button")));
    }

    @Test
    void areCountedUnderNamesOfOurOwn() throws Exception {
        var result = perform("press", JsonObject.EMPTY);
        client.done(client.expect("action_request"));
        SocketServer.result(result);
        assertThat(server.count("rig.browser.actions", "type", "declared", "outcome", "done"))
                .isEqualTo(1);
    }

    @Test
    void surviveAFloodOfUselessMessages() throws Exception {
        var result = perform("fine", JsonObject.EMPTY);
        var request = client.expect("action_request");
        for (var i = 0; i < 3_000; i++) {
            client.say("ActionResult", json("{'request_id':'" + i + "','success':true}"));
            client.say("user_took_over", json("{'run_id':'" + RUN + "'}"));
            client.say("approval_result", json("{'approval_id':'" + RUN + "','decision':'allow'}"));
        }
        client.done(request);
        assertThat(SocketServer.result(result)).isInstanceOf(BrowserResult.Done.class);
        assertThat(server.count("rig.browser.results.dropped", "reason", "foreign"))
                .isEqualTo(3_000);
        assertThat(server.count("rig.browser.messages.ignored", "reason", "unexpected"))
                .isEqualTo(6_000);
    }

    private Future<BrowserResult> perform(String name, JsonObject arguments) {
        var tool =
                session.declaredTools().orElseThrow().stream()
                        .filter(it -> it.spec().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return server.async(
                () -> session.perform(new BrowserCommand.Declared(tool, arguments, RUN)));
    }
}
