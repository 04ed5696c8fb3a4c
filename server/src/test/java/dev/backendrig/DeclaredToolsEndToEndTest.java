package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tools that a browser has declared, on their whole way: model, server, browser and back.
class DeclaredToolsEndToEndTest {
    private static final JsonObject FILL =
            tool(
                    "fill_form",
                    "act",
                    "{'type':'object','$schema':'https://json-schema.org/draft/2020-12/schema',"
                            + "'properties':{'fields':{'type':'array','minItems':1,'maxItems':2,"
                            + "'items':{'type':'object','properties':{"
                            + "'ref':{'type':'integer','minimum':0,'x-role':'ref'},"
                            + "'value':{'type':'string','maxLength':5,'x-role':'text'}},"
                            + "'required':['ref','value']}}},'required':['fields']}");
    private static final JsonObject OPEN =
            tool(
                    "open_all",
                    "read",
                    "{'type':'object','properties':{"
                            + "'pages':{'type':'array','items':{'type':'object','properties':{"
                            + "'at':{'type':'string','x-role':'url'}}}},"
                            + "'list':{'type':'array','x-role':'url','items':{'type':'string'}},"
                            + "'either':{'anyOf':[{'type':'integer'},"
                            + "{'type':'string','x-role':'url'}]},"
                            + "'any':{'type':'object','additionalProperties':"
                            + "{'type':'string','x-role':'url'}},"
                            + "'note':{'type':'string'}}}");
    private static final JsonObject GO =
            tool("go", "navigate", "{'type':'object','properties':{'url':{'type':'string'}}}");

    @TempDir Path folder;
    private RunningRig rig;
    private ExtendedClient browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder);
        browser = ExtendedClient.connect(rig.port(), declaring(OPEN, FILL, GO));
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    @Test
    void areOfferedToTheModelAloneInTheirOrderWithoutOurOwnKeywords() throws Exception {
        rig.answers(text("Hi."), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Hello"))) {
            run.whole();
        }
        assertThat(names(rig.sent(0))).containsExactly("open_all", "fill_form", "go");
        assertThat(rig.gemini.requests().getFirst().body())
                .contains("\"maxLength\":5")
                .doesNotContain("x-role", "$schema");
    }

    @Test
    void areNotOfferedWhereNoneIsDeclared() throws Exception {
        rig.answers(text("Hi."), finish("STOP"));
        try (var bare = ExtendedClient.connect(rig.port(), declaring());
                var run = rig.panel.start(bare.asking("Hello"))) {
            run.whole();
        }
        assertThat(rig.gemini.requests().getFirst().body()).doesNotContain("functionDeclarations");
    }

    @Test
    void doNotChangeWhatABaseBrowserHas() throws Exception {
        rig.answers(text("Hi."), finish("STOP"));
        try (var base = rig.panel.connect();
                var run = rig.panel.start(base.asking("Hello"))) {
            run.whole();
        }
        assertThat(names(rig.sent(0)))
                .containsExactly(
                        "navigate_to",
                        "click_element",
                        "type_text",
                        "scroll_to",
                        "get_page_content",
                        "get_interactive_elements");
    }

    @Test
    void areCalledWithWhatTheModelSays() throws Exception {
        rig.calls("fill_form", json("{'fields':[{'ref':1,'value':'Budi'}]}"));
        try (var run = rig.panel.start(browser.asking("Fill it"))) {
            var request = browser.await("action_request");
            assertThat(request.object("command").orElseThrow())
                    .hasToString(
                            "{\"type\":\"fill_form\",\"fields\":[{\"ref\":1,\"value\":\"Budi\"}]}");
            browser.done(request, new JsonString("filled"));
            assertThat(run.body()).contains("\"ok\":true", "data: Done.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'fields':[]}",
                "{'fields':'x'}",
                "{'fields':[{'ref':1}]}",
                "{'fields':[{'ref':-1,'value':'a'}]}",
                "{'fields':[{'ref':1.5,'value':'a'}]}",
                "{'fields':[{'ref':1,'value':'longer'}]}",
                "{'fields':[{'ref':1,'value':'a'},{'ref':2,'value':'b'},{'ref':3,'value':'c'}]}"
            })
    void areNotCalledWithWhatTheirSchemaForbids(String arguments) throws Exception {
        rig.calls("fill_form", json(arguments));
        try (var run = rig.panel.start(browser.asking("Fill it"))) {
            assertThat(run.body()).contains("\"ok\":false", "data: Done.");
        }
        assertThat(rig.toolError()).startsWith("The arguments do not fit the tool's schema");
        assertThat(browser.socket().isSilentFor(50)).isFalse();
        browser.awaitState("ended");
        assertThat(browser.passedOver()).noneMatch(DeclaredToolsEndToEndTest::isAction);
    }

    private static boolean isAction(JsonObject message) {
        return message.string("type").orElseThrow().equals("action_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pages':[{'at':'https://example.com/'},{'at':'http://10.0.0.1/'}]}",
                "{'list':['https://example.com/','file:///etc/passwd']}",
                "{'either':'javascript:alert(1)'}",
                "{'any':{'x':'http://169.254.169.254/latest'}}"
            })
    void areNotSentToAddressesThatThePolicyRefusesWhereverTheyStand(String arguments)
            throws Exception {
        rig.calls("open_all", json(arguments));
        try (var run = rig.panel.start(browser.asking("Open them"))) {
            assertThat(run.body()).contains("\"ok\":false", "data: Done.");
        }
        browser.awaitState("ended");
        assertThat(browser.passedOver()).noneMatch(DeclaredToolsEndToEndTest::isAction);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'pages':[{'at':'HTTPS://Example.com'}]}"
                        + "|{'pages':[{'at':'https://example.com/'}]}",
                "{'list':['https://EXAMPLE.com/a']}|{'list':['https://example.com/a']}",
                "{'either':'https://example.com'}|{'either':'https://example.com/'}",
                "{'either':7}|{'either':7}",
                "{'any':{'x':'https://example.com'}}|{'any':{'x':'https://example.com/'}}",
                "{'note':'http://10.0.0.1/'}|{'note':'http://10.0.0.1/'}",
            })
    void areSentAddressesInThePolicysOwnSpelling(String arguments, String sent) throws Exception {
        rig.calls("open_all", json(arguments));
        try (var run = rig.panel.start(browser.asking("Open them"))) {
            var request = browser.await("action_request");
            assertThat(request.object("command").orElseThrow().toBuilder().remove("type").build())
                    .isEqualTo(json(sent));
            browser.done(request);
            run.whole();
        }
    }

    @Test
    void areJudgedByTheirArgumentUrlWhereTheyNavigateWithoutSayingMore() throws Exception {
        rig.calls("go", json("{'url':'http://192.168.1.1/'}"));
        try (var run = rig.panel.start(browser.asking("Go"))) {
            assertThat(run.body()).contains("\"ok\":false");
        }
    }

    @Test
    void areAskedForWhereTheyNavigateByATextThatNothingIsSaidOf() throws Exception {
        rig.calls("go", json("{'url':'https://example.com/','then':['http://192.168.1.1/']}"));
        try (var run = rig.panel.start(browser.asking("Go"))) {
            var question = browser.await("approval_request");
            assertThat(question.string("tool")).hasValue("go");
            var id = JsonObject.of("approval_id", question.string("approval_id").orElseThrow());
            browser.say("approval_result", id.toBuilder().put("decision", "deny").build());
            assertThat(run.body()).contains("\"ok\":false");
        }
    }

    @Test
    void goOnInARunWhoseBrowserWasAway() throws Exception {
        rig.calls("fill_form", json("{'fields':[{'ref':1,'value':'a'}]}"));
        try (var run = rig.panel.start(browser.asking("Fill it"))) {
            var request = browser.await("action_request");
            browser.lose();
            // It comes back with fewer tools: the run keeps those that it was begun with.
            var hello = declaring(GO).toBuilder().put("resume_token", browser.resumeToken());
            try (var back = ExtendedClient.connect(rig.port(), hello.build())) {
                assertThat(back.await("action_request")).isEqualTo(request);
                assertThat(back.await("run_state").string("state")).hasValue("acting");
                back.done(request);
                assertThat(run.body()).contains("\"ok\":true", "data: Done.");
                back.awaitState("ended");
            }
        }
    }

    @Test
    void areToldAsLostWhereTheBrowserDoesNotComeBack() throws Exception {
        rig.calls("fill_form", json("{'fields':[{'ref':1,'value':'a'}]}"));
        try (var run = rig.panel.start(browser.asking("Fill it"))) {
            browser.await("action_request");
            browser.lose();
            assertThat(run.body()).contains("\"ok\":false", "data: Done.");
        }
        assertThat(rig.toolError()).contains("The browser is not connected any more");
    }

    @Test
    void areAnsweredToTheSameSessionAfterARestartOfTheServer() throws Exception {
        var key = folder.resolve("data").resolve("resume.key");
        assertThat(Files.size(key)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        var made = Files.readAllBytes(key);
        rig.close();
        assertThat(browser.closed()).startsWith("1001 ");
        rig = RunningRig.start(folder);
        assertThat(Files.readAllBytes(key)).isEqualTo(made);
        var hello =
                declaring(GO).toBuilder()
                        .put("resume_token", browser.resumeToken())
                        .put(
                                "outcomes",
                                json("{'all':[{'request_id':'old','state':'running'}]}")
                                        .array("all")
                                        .orElseThrow());
        try (var back = ExtendedClient.connect(rig.port(), Map.of(), hello.build())) {
            assertThat(back.isResumed()).isTrue();
            assertThat(back.sessionId()).isEqualTo(browser.sessionId());
            rig.answers(text("Hi."), finish("STOP"));
            try (var run = rig.panel.start(back.asking("Hello"))) {
                assertThat(run.body()).contains("data: Hi.");
            }
            assertThat(names(rig.sent(0))).containsExactly("go");
        }
    }

    private static List<String> names(JsonObject request) {
        return request.array("tools")
                .orElseThrow()
                .objects()
                .flatMap(it -> it.array("functionDeclarations").stream())
                .flatMap(it -> it.objects())
                .map(it -> it.string("name").orElseThrow())
                .toList();
    }
}
