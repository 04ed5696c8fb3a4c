package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing of a person's gets into the log of the real process, however much it is told to log:
/// everything here that is secret or content has the word `canary` in it.
class PrivacyOfLogsTest {
    private static final String TOKEN = "canary-token-5f2c";
    private static final String PICTURE = "iVBORw0KGgocanarycanary0";
    private static final Map<String, String> AUTHORIZED =
            Map.of("Authorization", "Bearer " + TOKEN);

    @TempDir Path folder;
    private final FakeGemini gemini = FakeGemini.start();
    private final Gate silence = new Gate();

    @AfterEach
    void stop() {
        silence.open();
        gemini.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void nothingOfAPersonsIsLoggedOnAnyPath(String format) throws Exception {
        try (var server = start(format)) {
            var session = successes(server.panel);
            providerFailures(server.panel);
            badRequests(server.panel);
            vanishedClient(server.panel);
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.log())
                    .contains("run.started", "run.ended", "provider.failed")
                    .containsPattern("session\\W{1,3}[0-9a-f]{8}\\W")
                    .doesNotContainIgnoringCase("canary")
                    .doesNotContain(session);
            assertThat(server.startBlock()).doesNotContainIgnoringCase("canary");
        }
    }

    @Test
    void aRunHasOneLineAtItsStartAndOneAtItsEndAndARefusedOneNone() throws Exception {
        try (var server = start("text")) {
            gemini.enqueue(Reply.stream(text("Hello."), finish("STOP")));
            server.panel.ask(
                    json("{'message':'canary prompt','session_id':'canary-gone'}"), AUTHORIZED);
            gemini.enqueue(Reply.status(403).json(Chunks.error(403, "PERMISSION_DENIED")));
            server.panel.ask(prompt(), AUTHORIZED);
            vanishedClient(server.panel);
            server.panel.ask(JsonObject.EMPTY, AUTHORIZED);
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.log().lines().filter(line -> line.contains("INFO  run.started")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("session=unknown"),
                            line -> assertThat(line).contains("session=none"),
                            line -> assertThat(line).contains("session=none"));
            assertThat(server.log().lines().filter(line -> line.contains("INFO  run.ended")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("outcome=answered"),
                            line -> assertThat(line).contains("outcome=forbidden"),
                            line -> assertThat(line).contains("outcome=cancelled"));
            assertThat(server.log().lines().filter(line -> line.contains("WARN  provider.failed")))
                    .as("every line of a run carries its ids")
                    .singleElement()
                    .asString()
                    .containsPattern("run=[0-9a-f]{8} session=none provider=gemini");
        }
    }

    @Test
    void theIdByWhichARunIsReadAndCancelledIsNotLogged() throws Exception {
        try (var server = start("text")) {
            gemini.enqueue(Reply.stream(text("Hello."), finish("STOP")));
            String id;
            var prompt = json("{'message':'canary prompt','protocol':2}");
            try (var run = server.panel.start(prompt, AUTHORIZED)) {
                id = run.runId();
                run.body();
            }
            server.panel.get("/agent/runs/" + id + "/events", AUTHORIZED);
            server.panel.get("/agent/runs/canary/events?last_event_id=canary", AUTHORIZED);
            server.panel.post("/agent/runs/" + id + "/cancel", prompt, AUTHORIZED).whole();
            server.panel
                    .post("/agent/runs/" + id + "/approvals/canary", prompt, AUTHORIZED)
                    .whole();
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.log()).contains("run.ended").doesNotContain(id, "canary");
        }
    }

    /// A run with everything in it that a person can give.
    ///
    /// @return the session's id
    private String successes(Panel panel) throws IOException {
        String cookie;
        try (var first = connect(panel, "rig_canary=canary-cookie")) {
            cookie = first.socket().header("Set-Cookie").orElseThrow().split(";", 2)[0];
        }
        try (var browser = connect(panel, cookie + "; other=canary-cookie")) {
            browser.sayAndAwait(contextUpdate());
            browser.sayAndAwait(json("{'type':'canary-type','data':'canary'}"));
            browser.socket().sendText("{\"canary");
            browser.socket()
                    .sendText("{\"type\":\"ActionResult\",\"data\":{\"request_id\":\"canary\"}}");
            gemini.enqueue(
                    Reply.stream(
                            Chunks.thought("canary thought"),
                            text("canary answer"),
                            Chunks.call(
                                    "navigate_to",
                                    json("{'url':'https://canary.example/?k=canary'}")),
                            Chunks.call("navigate_to", json("{'url':'file:///canary'}")),
                            Chunks.call("get_interactive_elements", json("{}")),
                            Chunks.call("type_text", json("{'ref':1,'text':'canary typed'}")),
                            Chunks.call("type_text", json("{'ref':'canary'}")),
                            Chunks.call("canary_tool", json("{'canary':'canary'}")),
                            Chunks.call("get_page_content", json("{}")),
                            finish("STOP")));
            gemini.enqueue(Reply.stream(text("canary end"), finish("STOP")));
            try (var run = panel.start(everything(browser.session()), AUTHORIZED)) {
                run.await("canary answer");
                browser.does("navigate_to", json("{'navigated_to':'https://canary.example/'}"));
                browser.does("get_interactive_elements", json("{'elements':[{'id':1}]}"));
                browser.fails("canary error");
                browser.does("get_page_content", json("{'text':'canary page'}"));
                assertThat(run.body()).contains("canary end").endsWith("data: [DONE]\n\n");
            }
            return browser.session();
        }
    }

    private static JsonObject contextUpdate() {
        return json(
                "{'type':'context_update','timestamp':1,'url':'https://canary.example/?q=canary',"
                        + "'title':'canary title','content':'canary content',"
                        + "'screenshot':'data:image/png;base64,%s'}".formatted(PICTURE));
    }

    private void providerFailures(Panel panel) throws IOException {
        gemini.enqueue(refusal(400, "INVALID_ARGUMENT", "{'reason':'API_KEY_INVALID'}"));
        gemini.enqueue(refusal(400, "INVALID_ARGUMENT"));
        gemini.enqueue(refusal(403, "PERMISSION_DENIED"));
        gemini.enqueue(refusal(404, "NOT_FOUND"));
        gemini.enqueue(
                refusal(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'60s'}"));
        gemini.enqueue(Reply.status(302).header("Location", "https://canary.example/"));
        gemini.enqueue(Reply.stream().event(text("canary")).reset());
        gemini.enqueue(Reply.stream().event(text("canary")).raw("data: {\"canary\r\n\r\n"));
        gemini.enqueue(Reply.stream().event(Chunks.error(400, "INVALID_ARGUMENT")));
        gemini.enqueue(Reply.stream(text("canary"), finish("CANARY_REASON")));
        gemini.enqueue(Reply.stream(json("{'promptFeedback':{'blockReason':'canary'}}")));
        var asked = gemini.requests().size();
        for (var i = 0; i < 11; i++) panel.ask(prompt(), AUTHORIZED);
        assertThat(gemini.requests()).hasSize(asked + 11);
        gemini.enqueue(Reply.status(500).raw("<html>canary</html>"));
        gemini.enqueue(Reply.stream(finish("STOP")));
        panel.ask(prompt(), AUTHORIZED);
    }

    private static void badRequests(Panel panel) throws IOException {
        for (var body :
                new String[] {
                    "{'message':'','x':'canary'}",
                    "{'message':['canary']}",
                    "{'message':'canary','image':'canary'}",
                    "{'message':'canary','history':'canary'}",
                    "{'message':'canary','stream':'canary'}",
                }) {
            assertThat(panel.ask(json(body), AUTHORIZED).status()).isEqualTo(400);
        }
        panel.ask(prompt(), Map.of("Authorization", "Bearer canary-wrong"));
        panel.ask(prompt(), Map.of("Origin", "https://canary.example"));
        panel.get("/canary?canary=canary", AUTHORIZED);
        panel.get("/ws?token=canary-wrong");
        panel.get("/ready?token=" + TOKEN, Map.of("Cookie", "canary=canary"));
    }

    private void vanishedClient(Panel panel) throws IOException, InterruptedException {
        var before = gemini.requests().size();
        gemini.enqueue(Reply.silentUntil(silence));
        try (var run = panel.start(prompt(), AUTHORIZED)) {
            var call = gemini.takeCall();
            for (var i = 0; i < before; i++) call = gemini.takeCall();
            run.reset();
            assertThat(call.awaitClientClosed(Duration.ofSeconds(2))).isTrue();
        }
    }

    private static JsonObject everything(String session) {
        return json(
                ("{'message':'canary prompt canary@canary.example','custom_instruction':'canary"
                                + " instruction','history':[{'role':'user','content':'canary"
                                + " history'},{'role':'assistant','content':'canary"
                                + " said'}],'page_content':'canary page','interactive_elements':"
                                + "[{'id':'canary','role':'canary','name':'canary'}],"
                                + "'image':'%s','canary':'canary','session_id':'%s'}")
                        .formatted(PICTURE, session));
    }

    private static JsonObject prompt() {
        return json("{'message':'canary prompt','stream':true}");
    }

    private static Reply refusal(int status, String word, String... details) {
        return Reply.status(status).json(Chunks.error(status, word, details));
    }

    private static TestBrowser connect(Panel panel, String cookie) throws IOException {
        return TestBrowser.connect(
                panel.server().getPort(), "/ws?token=" + TOKEN, Map.of("Cookie", cookie));
    }

    private ServerProcess start(String format) throws IOException {
        return ServerProcess.start(
                folder,
                Map.of(
                        "GEMINI_API_KEY",
                        "canary-key-77aa",
                        "GEMINI_BASE_URL",
                        gemini.baseUrl().toString(),
                        "AUTH_TOKEN",
                        TOKEN,
                        "LOG_LEVEL",
                        "debug",
                        "LOG_FORMAT",
                        format,
                        "DRAIN_TIMEOUT",
                        "0s"));
    }
}
