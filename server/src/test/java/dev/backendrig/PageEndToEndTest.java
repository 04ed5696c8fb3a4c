package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.gemini.Chunks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the provider is sent of a page over several steps.
class PageEndToEndTest {
    private static final String LIMIT = "16000";
    private static final JsonObject DID = json("{'did':'clicked','changed':true}");

    @TempDir Path folder;
    private RunningRig rig;
    private TestBrowser browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, Map.of("MAX_CONTEXT_TOKENS", LIMIT));
        browser = TestBrowser.connectExtended(rig.panel.server().getPort(), tools());
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    @Test
    void theModelGetsTheWholePageOnceAndThenWhatChanged() throws Exception {
        callsThenAnswers("look", "press", "press");
        try (var run = rig.panel.start(browser.asking("Do it"))) {
            browser.does("look", lookedAt(page("one", 1)));
            browser.does("press", DID, snapshot("d", page("one", 2)));
            browser.does("press", DID, snapshot("e", page("two", 1)));
            run.whole();
        }
        assertThat(told(1)).isEqualTo(JsonObject.of("page", page("one", 1)));
        assertThat(told(2))
                .isEqualTo(with("page changed (~ now, @ where):\n@ h1 one\n~ #0 button \"2\""));
        assertThat(told(3)).isEqualTo(with(page("two", 1)));
    }

    @Test
    void eachRequestBeginsWithTheBytesOfTheOneBefore() throws Exception {
        callsThenAnswers("look", "press", "press", "press");
        try (var run = rig.panel.start(browser.asking("Do it"))) {
            browser.does("look", lookedAt(page("one", 0)));
            for (var i = 1; i < 4; i++) browser.does("press", DID, snapshot("d", page("one", i)));
            run.whole();
        }
        assertThat(rig.gemini.requests()).hasSize(5);
        for (var i = 1; i < 5; i++) assertThat(body(i)).startsWith(begin(i - 1));
    }

    @Test
    void onlyWhereTheLimitForcesItAreOlderPagesLeftOutAllInOneGo() throws Exception {
        var steps = 9;
        callsThenAnswers(IntStream.range(0, steps).mapToObj(i -> "press").toArray(String[]::new));
        try (var run = rig.panel.start(browser.asking("Do it"))) {
            for (var i = 0; i < steps; i++) {
                browser.does("press", DID, snapshot("d" + i, largePage("step " + i)));
            }
            run.whole();
        }
        var broken =
                IntStream.range(1, steps + 1)
                        .filter(i -> !body(i).startsWith(begin(i - 1)))
                        .toArray();
        assertThat(broken).hasSize(2);
        var first = broken[0];
        assertThat(body(first - 1)).doesNotContain("left out");
        for (var i = 0; i < first - 1; i++) {
            assertThat(body(first))
                    .contains("[page as of step " + (i + 1) + ", left out]")
                    .doesNotContain("step " + i + "\\n");
        }
        assertThat(told(first)).isEqualTo(with(largePage("step " + (first - 1))));
        assertThat(calls(steps)).hasSize(steps).isEqualTo(calls(steps).stream().sorted().toList());
        rig.panel.awaitMetrics("rig_context_shrinks_total 2.0");
    }

    @Test
    void whatThePersonChangedMeanwhileIsToldWithTheNextThingThatTheModelReads() throws Exception {
        callsThenAnswers("look");
        try (var run = rig.panel.start(browser.asking("Do it"))) {
            var look = browser.next();
            var runId = JsonObject.of("run_id", look.runId());
            browser.steers("user_took_over", runId);
            browser.result(look, true, JsonNull.NULL, lookedAt(page("one", 1)));
            var given = runId.toBuilder().put("snapshot", snapshot("d", page("one", 2)));
            browser.steers("user_gave_back", given.build());
            run.whole();
        }
        var changed =
                """
                (the person used the page meanwhile)
                page changed (~ now, @ where):
                @ h1 one
                ~ #0 button "2\"\
                """;
        assertThat(told(1).string("page")).contains(page("one", 1));
        assertThat(told(1).string("page_now")).contains(changed);
    }

    @Test
    void aBrowserWithoutSnapshotsHasItsResultsHandedOnAsTheyAre() throws Exception {
        try (var base = rig.panel.connect()) {
            rig.answers(Chunks.call("get_interactive_elements", json("{}")), finish("STOP"));
            rig.answers(text("Done."), finish("STOP"));
            var elements = json("{'elements':[{'id':1,'role':'button','name':'Save'}]}");
            try (var run = rig.panel.start(base.asking("Look"))) {
                base.does("get_interactive_elements", elements);
                run.whole();
            }
            assertThat(told(1)).isEqualTo(elements);
        }
    }

    /// Lets the model make these calls, one a step, and then say that it is done. Each carries a
    /// signature, as the provider's own do.
    private void callsThenAnswers(String... tools) {
        for (var i = 0; i < tools.length; i++) {
            var call = Chunks.callPart("id-" + i, tools[i], JsonObject.EMPTY).toBuilder();
            rig.answers(
                    Chunks.parts(call.put("thoughtSignature", "sig-" + i).build()), finish("STOP"));
        }
        rig.answers(text("Done."), finish("STOP"));
    }

    private static JsonArray tools() {
        return (JsonArray)
                Json.parse(
                        """
                        [{"name": "look", "description": "Looks", "effect": "read",
                          "input_schema": {"type": "object", "properties": {}}},
                         {"name": "press", "description": "Presses", "effect": "read",
                          "input_schema": {"type": "object", "properties": {}}}]
                        """);
    }

    private static JsonObject lookedAt(String text) {
        return json("{'elements':[{'id':0,'role':'button','name':'x'}],'part':1,'parts':1}")
                .toBuilder()
                .put("snapshot", text)
                .build();
    }

    private static JsonObject snapshot(String document, String text) {
        return JsonObject.of("document", document).toBuilder().put("text", text).build();
    }

    private static String page(String title, int first) {
        return "h1 " + title + "\n" + controls(first, 20);
    }

    private static String largePage(String title) {
        return "h1 " + title + "\n" + controls(0, 400);
    }

    private static String controls(int first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "#" + i + " button \"" + (first + i) + "\"")
                .map(line -> line.startsWith("#0 ") ? line : line.replaceAll("\".*\"", "\"x\""))
                .collect(Collectors.joining("\n"));
    }

    private static JsonObject with(String page) {
        return DID.toBuilder().put("page", page).build();
    }

    private String body(int request) {
        return rig.gemini.requests().get(request).body();
    }

    /// Up to where the conversation goes on.
    private String begin(int request) {
        assertThat(body(request)).endsWith("]}");
        return body(request).substring(0, body(request).length() - 2);
    }

    /// What the model is told in this request of its last call.
    private JsonObject told(int request) {
        var response = rig.gemini.requests().get(request).parts(-1).getFirst();
        return response.object("functionResponse")
                .flatMap(it -> it.object("response"))
                .flatMap(it -> it.object("result"))
                .map(RunningRig::unframed)
                .orElseThrow();
    }

    /// The calls and the results that a request replays, each call before its result.
    private List<String> calls(int request) {
        return rig.gemini.requests().get(request).contents().stream()
                .flatMap(content -> content.array("parts").orElseThrow().objects())
                .filter(part -> part.has("functionCall"))
                .map(part -> part.string("thoughtSignature").orElseThrow())
                .toList();
    }
}
