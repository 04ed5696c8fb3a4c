package dev.backendrig;

import static dev.backendrig.http.socket.ExtendedClient.declaring;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.http.socket.ExtendedClient.tool;
import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.audit.AuditCheck;
import dev.backendrig.config.SettingsReader;
import dev.backendrig.http.socket.ExtendedClient;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in the audit log of a server after it has done things, or has not.
class AuditEndToEndTest {
    private static final JsonObject CLICK =
            tool(
                    "click",
                    "act",
                    "{'type':'object','properties':{'ref':{'type':'integer','x-role':'ref'}}}");
    private static final JsonObject GO =
            tool(
                    "go",
                    "navigate",
                    "{'type':'object','properties':{'url':{'type':'string','x-role':'url'}}}");

    @TempDir Path folder;

    @Test
    void everyActionDecisionRuleAndApprovalHasItsLine() throws Exception {
        try (var rig = RunningRig.start(folder, AskBefore.once("click"));
                var browser = ExtendedClient.connect(rig.port(), declaring(CLICK, GO))) {
            rig.answers(call("go", json("{'url':'file:///etc/passwd'}")), finish("STOP"));
            rig.answers(call("go", json("{'url':'https://canary.example/'}")), finish("STOP"));
            rig.answers(call("click", json("{'ref':1}")), finish("STOP"));
            rig.answers(call("click", json("{'ref':2}")), finish("STOP"));
            rig.answers(call("click", json("{'ref':3}")), finish("STOP"));
            rig.answers(text("Done."), finish("STOP"));
            try (var run = rig.panel.start(browser.asking("canary"))) {
                browser.done(browser.await("action_request"));
                answer(browser, "allow");
                browser.done(browser.await("action_request"));
                answer(browser, "deny");
                browser.await("approval_withdrawn");
                run.whole();
            }
        }
        assertThat(told())
                .containsExactly(
                        "started",
                        "decided go navigate [\"address\"] denied",
                        "decided go navigate [] allowed",
                        "acted go done",
                        "asked card [\"irreversible\"]",
                        "answered allowed",
                        "decided click act [\"irreversible\"] approved",
                        "acted click done",
                        "asked card [\"irreversible\"]",
                        "answered denied",
                        "decided click act [\"irreversible\"] refused",
                        "asked card [\"irreversible\"]",
                        "answered expired",
                        "decided click act [\"irreversible\"] unanswered");
        assertThat(Files.readString(log())).doesNotContain("canary", "passwd");
        assertThat(lines().get(2).has("site")).isTrue();
        assertThat(AuditCheck.of(data())).isInstanceOf(AuditCheck.Outcome.Whole.class);
    }

    @Test
    void questionsInTheChatHaveTheirLines() throws Exception {
        try (var rig = RunningRig.start(folder, AskBefore.once("click_element"));
                var browser = rig.panel.connect()) {
            rig.answers(call("click_element", json("{'ref':1}")), finish("STOP"));
            rig.panel.ask(browser.asking("Press the button"));
            rig.answers(text("Fine."), finish("STOP"));
            rig.panel.ask(browser.asking("what?"));
        }
        assertThat(told())
                .containsExactly(
                        "started",
                        "asked chat [\"irreversible\"]",
                        "decided click_element act [\"irreversible\"] left_in_chat",
                        "answered dropped");
    }

    @Test
    void aRunThatIsCancelledLeavesItsQuestionWithdrawn() throws Exception {
        try (var rig = RunningRig.start(folder, AskBefore.once("click"));
                var browser = ExtendedClient.connect(rig.port(), declaring(CLICK))) {
            rig.answers(call("click", json("{'ref':1}")), finish("STOP"));
            try (var run = rig.panel.start(browser.asking("Click"))) {
                var question = browser.await("approval_request");
                browser.say(
                        "cancel", JsonObject.of("run_id", question.string("run_id").orElseThrow()));
                run.whole();
            }
        }
        assertThat(told()).endsWith("answered withdrawn");
    }

    @Test
    void aServerThatWasKilledGoesOnWithItsLog() throws Exception {
        try (var server = ServerProcess.start(folder, Map.of())) {
            assertThat(server.startBlock()).doesNotContain("warning");
        }
        Files.writeString(log(), "{\"seq\":", StandardOpenOption.APPEND);
        try (var server = ServerProcess.start(folder, Map.of())) {
            assertThat(server.panel.get("/health")).contains("ok");
            assertThat(AuditCheck.of(data())).isInstanceOf(AuditCheck.Outcome.Whole.class);
        }
        assertThat(told()).contains("recovered");
    }

    @Test
    void aServerWhoseFolderCannotBeWrittenRunsAndSaysSo() throws Exception {
        Files.createDirectory(data());
        Files.createDirectory(data().resolve("audit.head"));
        var settings =
                SettingsReader.read(
                        Map.of("PORT", "0", "DATA_DIR", data().toString()), folder, _ -> {});
        var server = Assembly.start(settings);
        try {
            assertThat(server.warnings()).hasSize(1).first().asString().contains("no audit log");
            assertThat(new Panel(server.address()).get("/health")).contains("ok");
            assertThat(StartBlock.text(settings, server.address(), folder, "1", server.warnings()))
                    .contains("\n  warning    no audit log is kept: ");
        } finally {
            server.drainAndStop();
        }
    }

    private static void answer(ExtendedClient browser, String decision) throws IOException {
        var question = browser.await("approval_request");
        browser.say(
                "approval_result",
                JsonObject.of("approval_id", question.string("approval_id").orElseThrow())
                        .toBuilder()
                        .put("decision", decision)
                        .build());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return data().resolve("audit.jsonl");
    }

    private List<JsonObject> lines() throws IOException {
        return Files.readAllLines(log()).stream().map(it -> (JsonObject) Json.parse(it)).toList();
    }

    /// The words of each line.
    private List<String> told() throws IOException {
        return lines().stream()
                .map(it ->
                        Stream.of(
                                        "event",
                                        "tool",
                                        "effect",
                                        "way",
                                        "rules",
                                        "decision",
                                        "result",
                                        "answer")
                                .filter(it::has)
                                .map(name ->
                                        it.string(name)
                                                .orElseGet(() -> String.valueOf(it.get(name))))
                                .reduce((one, other) -> one + " " + other)
                                .orElse(""))
                .map(it -> it.replace("\"[", "[").replace("]\"", "]"))
                .toList();
    }
}
