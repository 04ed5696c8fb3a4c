package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Acts and the person's own rules through the extended socket, where the person can be asked.
class PolicyEndToEndTest {
    private static final String REF =
            "{'type':'object','properties':{'ref':{'type':'integer','x-role':'ref'}}}";
    private static final JsonObject CLICK = tool("click_element", "act", REF);
    private static final JsonObject PRESS =
            tool(
                    "press_key",
                    "act",
                    "{'type':'object','properties':{'key':{'type':'string'},"
                            + "'ref':{'type':'integer','x-role':'ref'}}}");
    private static final JsonObject LOOK =
            tool("get_interactive_elements", "read", "{'type':'object','properties':{}}");
    private static final JsonObject PLAIN =
            tool("do_it", "act", "{'type':'object','properties':{'what':{'type':'string'}}}");
    private static final JsonObject PAGE =
            json("{'elements':[]}").toBuilder()
                    .put(
                            "snapshot",
                            """
                            page "T" https://shop.example/
                            form "Form"
                             #1 textbox "Nama" focused
                             #2 button "Kirim" submit
                            #3 button "Bayar"
                            #4 link "Beranda"
                            """)
                    .build();

    @TempDir Path folder;
    private RunningRig rig;
    private ExtendedClient browser;
    private Path policy;

    @BeforeEach
    void start() throws IOException {
        policy = Files.createDirectories(folder.resolve("data")).resolve("policy.toml");
        rig = RunningRig.start(folder);
        browser = ExtendedClient.connect(rig.port(), declaring(CLICK, PRESS, LOOK, PLAIN));
        browser.say("SessionUpdate", json("{'url':'https://shop.example/','title':'T'}"));
        browser.sync();
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "click_element, '{\"ref\":2}', lanjutkan, Kirim",
        "press_key, '{\"key\":\"Enter\"}', lanjutkan, Kirim",
        "press_key, '{\"key\":\"Enter\",\"ref\":1}', go on, Kirim",
        "click_element, '{\"ref\":3}', klik Bayar, Bayar"
    })
    void thePersonIsAskedAndTheirYesLetsItBeDone(
            String tool, String arguments, String prompt, String target) throws Exception {
        looksThenCalls(tool, arguments);
        try (var run = rig.panel.start(browser.asking(prompt))) {
            look();
            var question = browser.await("approval_request");
            assertThat(question.string("reason").orElseThrow()).contains("“" + target + "”");
            answer(question, "allow");
            browser.done(browser.await("action_request"));
            assertThat(run.body()).doesNotContain("\"ok\":false");
        }
    }

    @Test
    void thePersonsNoKeepsItFromBeingDone() throws Exception {
        looksThenCalls("click_element", "{\"ref\":2}");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            look();
            answer(browser.await("approval_request"), "deny");
            assertThat(run.body()).contains("\"ok\":false");
        }
        browser.awaitState("ended");
        assertThat(browser.passedOver()).noneMatch(PolicyEndToEndTest::isAction);
    }

    @Test
    void aRuleDeniesWhatElseWouldBeDone() throws Exception {
        restart("deny", "site = \"shop.example\"\neffect = \"act\"");
        looksThenCalls("click_element", "{\"ref\":4}");
        try (var run = rig.panel.start(browser.asking("klik Beranda"))) {
            look();
            assertThat(run.body()).contains("\"ok\":false");
        }
        assertThat(rig.toolError()).contains("A rule of the person's own forbids this (“mine”)");
    }

    @Test
    void aRuleHasThePersonAskedWhatElseWouldBeDone() throws Exception {
        restart("ask", "target = \"ber*\"");
        looksThenCalls("click_element", "{\"ref\":4}");
        try (var run = rig.panel.start(browser.asking("klik Beranda"))) {
            look();
            var question = browser.await("approval_request");
            assertThat(question.string("reason").orElseThrow()).contains("“mine”");
            answer(question, "allow");
            browser.done(browser.await("action_request"));
            run.whole();
        }
    }

    @Test
    void aRuleAllowsWhatElseWouldBeAskedFor() throws Exception {
        restart("allow", "tool = \"click_*\"\nsite = [\"shop.example\"]\ntarget = \"Kirim\"");
        looksThenCalls("click_element", "{\"ref\":2}");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            look();
            browser.done(browser.await("action_request"));
            assertThat(run.body()).doesNotContain("\"ok\":false");
        }
        assertThat(browser.passedOver()).noneMatch(it -> is(it, "approval_request"));
    }

    @Test
    void aRuleAllowsAToolThatSaysNothingOfItsArguments() throws Exception {
        restart("allow", "tool = \"do_it\"");
        looksThenCalls("do_it", "{\"what\":\"x\"}");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            look();
            browser.done(browser.await("action_request"));
            run.whole();
        }
        assertThat(browser.passedOver()).noneMatch(it -> is(it, "approval_request"));
    }

    @Test
    void noRuleAllowsAPayment() throws Exception {
        restart("allow", "");
        looksThenCalls("click_element", "{\"ref\":3}");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            look();
            answer(browser.await("approval_request"), "deny");
            assertThat(run.body()).contains("\"ok\":false");
        }
    }

    @Test
    void noRuleLetsAPromptThatOnlyReadsAct() throws Exception {
        restart("allow", "");
        looksThenCalls("click_element", "{\"ref\":4}");
        try (var run = rig.panel.start(browser.asking("rangkum halaman ini"))) {
            look();
            run.whole();
        }
        assertThat(rig.toolError()).contains("only asked to read");
    }

    @Test
    void aFileThatIsBrokenAtTheStartIsTold() throws Exception {
        var own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("policy.toml"), "[[rule]]\nname = \"x\n");
        try (var server = TestAssembly.start(own, Map.of())) {
            assertThat(server.server().warnings())
                    .singleElement()
                    .asString()
                    .contains("policy.toml, line 2: ", "no rule of this file is in force");
        }
    }

    @Test
    void aChangedFileIsReadAgainAndABrokenOneKeepsTheLastGoodRules() throws Exception {
        assertThat(isClicked()).isTrue();
        write("deny", "target = \"Beranda\"");
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (isClicked()) assertThat(System.nanoTime()).isLessThan(deadline);
        Files.writeString(policy, "[[rule]\nname =");
        var later = System.nanoTime() + Duration.ofMillis(1_200).toNanos();
        while (System.nanoTime() < later) assertThat(isClicked()).isFalse();
    }

    /// Whether a click that the prompt names reaches the browser.
    private boolean isClicked() throws Exception {
        looksThenCalls("click_element", "{'ref':4}");
        try (var run = rig.panel.start(browser.asking("klik Beranda"))) {
            look();
            var message = browser.read();
            while (!isAction(message) && !isEnd(message)) message = browser.read();
            var isClicked = isAction(message);
            if (isClicked) browser.done(message.object("data").orElseThrow());
            run.whole();
            if (isClicked) browser.awaitState("ended");
            return isClicked;
        }
    }

    private static boolean isEnd(JsonObject message) {
        return message.object("data").flatMap(it -> it.string("state")).orElse("").equals("ended");
    }

    private void write(String decision, String members) throws IOException {
        Files.writeString(
                policy,
                "[[rule]]\nname = \"mine\"\ndecision = \"%s\"\n%s\n".formatted(decision, members));
    }

    /// Starts the server again with one rule.
    private void restart(String decision, String members) throws IOException {
        write(decision, members);
        stop();
        start();
    }

    private void looksThenCalls(String tool, String arguments) {
        rig.answers(call("get_interactive_elements", json("{}")), finish("STOP"));
        rig.answers(call(tool, json(arguments)), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
    }

    private void look() throws IOException {
        browser.done(browser.await("action_request"), PAGE);
    }

    private void answer(JsonObject question, String decision) throws IOException {
        var id = JsonObject.of("approval_id", question.string("approval_id").orElseThrow());
        browser.say("approval_result", id.toBuilder().put("decision", decision).build());
    }

    private static boolean isAction(JsonObject message) {
        return is(message, "action_request");
    }

    private static boolean is(JsonObject message, String type) {
        return message.string("type").orElseThrow().equals(type);
    }
}
