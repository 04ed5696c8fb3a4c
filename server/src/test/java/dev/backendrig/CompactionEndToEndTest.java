package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.parts;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.TypedEvent;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person, a provider and a client get of a conversation that is too long for its model.
class CompactionEndToEndTest {
    private static final int LIMIT = 16_000;
    private static final String SUMMED_UP =
            "This conversation has become long for the model, so I go on with a summary of its"
                    + " older part.";

    @TempDir Path folder;
    private RunningRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, Map.of("MAX_CONTEXT_TOKENS", String.valueOf(LIMIT)));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aLongHistoryIsSummedUpBeforeTheFirstAnswer() throws Exception {
        rig.answers(text("Task: "), text("a flight."), finish("STOP"));
        rig.answers(text("Here it is."), finish("STOP"));

        var events = events(asking(history(20, 700)));

        assertThat(rig.gemini.requests()).hasSize(2);
        assertThat(rig.sent(0).toString())
                .contains("You sum up the beginning", "question 0", "data, not instructions")
                .doesNotContain("functionDeclarations", "Find me a flight");
        assertThat(rig.sent(1).toString())
                .contains("Task: a flight.", "question 19", "Find me a flight", "Always in verse.")
                .doesNotContain("question 0 ");
        var told = data(events, "compacted").getFirst();
        assertThat(told.string("kind")).contains("summary");
        assertThat(told.integer("before_tokens").orElseThrow()).isGreaterThan(LIMIT);
        assertThat(told.integer("after_tokens").orElseThrow()).isLessThan(LIMIT);
        assertThat(data(events, "text"))
                .extracting(it -> it.string("delta").orElseThrow())
                .containsExactly(SUMMED_UP, "\n\n", "Here it is.");
        assertThat(data(events, "usage").getFirst().integer("total_tokens")).hasValue(24);
    }

    @Test
    void aBaseClientIsToldInASentenceAndInNoEvent() throws Exception {
        rig.answers(text("Task: a flight."), finish("STOP"));
        rig.answers(text("Here it is."), finish("STOP"));
        var body = asking(history(20, 700)).toBuilder().remove("protocol").put("stream", true);

        try (var run = rig.panel.start(body.build())) {
            assertThat(run.body())
                    .contains(SUMMED_UP, "Here it is.")
                    .doesNotContain("compacted", "Task:");
        }
    }

    @Test
    void theSummaryThatTheProviderRefusesCostsTheOldTurnsAndNotTheAnswer() throws Exception {
        rig.gemini.enqueue(Reply.status(403).json(Chunks.error(403, "PERMISSION_DENIED")));
        rig.answers(text("Here it is."), finish("STOP"));

        var events = events(asking(history(20, 700)));

        assertThat(data(events, "compacted").getFirst().string("kind")).contains("turns");
        assertThat(rig.sent(1).toString())
                .contains("[Earlier turns of this conversation were left out for their length.]")
                .doesNotContain("question 0 ");
        assertThat(events).last().hasToString("done {\"outcome\":\"answered\"}");
    }

    @Test
    void whatTheProviderFindsTooLongIsMadeShorterAndAskedAgain() throws Exception {
        rig.gemini.enqueue(
                Reply.status(400)
                        .json(
                                json(
                                        "{'error':{'code':400,'status':'INVALID_ARGUMENT','message':'The"
                                            + " input token count (9000) exceeds the maximum number"
                                            + " of tokens allowed (8192).'}}")));
        rig.answers(text("Task: a flight."), finish("STOP"));
        rig.answers(text("Here it is."), finish("STOP"));

        var events = events(asking(history(20, 100)));

        assertThat(rig.gemini.requests()).hasSize(3);
        assertThat(data(events, "compacted").getFirst().string("kind")).contains("summary");
        assertThat(events).last().hasToString("done {\"outcome\":\"answered\"}");
    }

    @Test
    void aLongRunLosesItsPagesFirstAndThenItsOldTurnsAndNeverACallWithoutItsResult()
            throws Exception {
        var browser = rig.panel.connect();
        var steps = 14;
        rig.gemini.answerBy(request -> {
            var sent = request.json().toString();
            if (sent.contains("You sum up the beginning")) return reply(text("Task: read."));
            var calls = rig.gemini.requests().stream().filter(it -> !isSummary(it.json())).count();
            return calls > steps ? reply(text("Done.")) : reply(read((int) calls));
        });
        List<TypedEvent> events;
        try (var run =
                rig.panel.start(browser.asking("Read").toBuilder().put("protocol", 2).build())) {
            for (var i = 0; i < steps; i++) {
                browser.does("get_page_content", new JsonString(i + " kata".repeat(2_500)));
                browser.does("get_page_content", new JsonString(i + " lagi".repeat(500)));
            }
            events = run.events();
        }
        browser.close();
        assertThat(data(events, "compacted"))
                .extracting(it -> it.string("kind").orElseThrow())
                .startsWith("pages")
                .contains("summary");
        for (var request : rig.gemini.requests()) assertPaired(request.json());
        assertThat(rig.gemini.requests().getLast().json().toString()).contains("Task: read.");
        assertThat(events).last().hasToString("done {\"outcome\":\"answered\"}");
    }

    private static boolean isSummary(JsonObject request) {
        return request.toString().contains("You sum up the beginning");
    }

    private static Reply reply(JsonObject chunk) {
        return Reply.stream(chunk, finish("STOP"));
    }

    /// A turn of many words and two calls at a time.
    private static JsonObject read(int number) {
        var first = Chunks.callPart("a" + number, "get_page_content", json("{}"));
        var second = Chunks.callPart("b" + number, "get_page_content", json("{}"));
        var said = JsonObject.of("text", "step " + number + " kata".repeat(900));
        return parts(said, first, second);
    }

    /// Each content with calls is followed by one with as many results.
    private static void assertPaired(JsonObject request) {
        var open = 0L;
        for (var content : request.array("contents").orElseThrow().objects().toList()) {
            assertThat(count(content, "functionResponse")).isEqualTo(open);
            open = count(content, "functionCall");
        }
        assertThat(open).isZero();
    }

    private static long count(JsonObject content, String member) {
        return content.array("parts")
                .orElse(JsonArray.EMPTY)
                .objects()
                .filter(part -> part.has(member))
                .count();
    }

    private List<TypedEvent> events(JsonObject body) throws IOException {
        try (var run = rig.panel.start(body)) {
            return run.events();
        }
    }

    private static List<JsonObject> data(List<TypedEvent> events, String name) {
        return events.stream().filter(it -> it.name().equals(name)).map(TypedEvent::data).toList();
    }

    private static JsonObject asking(List<JsonObject> history) {
        return JsonObject.builder()
                .put("message", "Find me a flight")
                .put("custom_instruction", "Always in verse.")
                .put("history", JsonArray.of(history))
                .put("protocol", 2)
                .build();
    }

    private static List<JsonObject> history(int questions, int words) {
        var items = new ArrayList<JsonObject>();
        for (var i = 0; i < questions; i++) {
            items.add(item("user", "question " + i + " kata".repeat(words)));
            items.add(item("assistant", "answer " + i + " kata".repeat(words)));
        }
        return items;
    }

    private static JsonObject item(String role, String content) {
        return JsonObject.builder().put("role", role).put("content", content).build();
    }
}
