package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Compaction;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.safety.text.InvisibleKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What `POST /agui` tells of a run.
class AguiTest {
    private static final String TOKEN = "Authorization: Bearer " + TestServer.PICK_TOKEN + "\r\n";
    private static final ToolCall CALL =
            new ToolCall("c-1", "click_element", JsonObject.builder().put("ref", 3).build());

    /// A run of two steps with thinking and a call.
    private static final String WHOLE_RUN =
            """
            data: {"type":"RUN_STARTED","threadId":"t","runId":"r","parentRunId":"p","protocolVersion":"1.0"}

            data: {"type":"STATE_SNAPSHOT","snapshot":{"mine":1,"backendRig":{"provider":"test","model":"test-model","step":0,"tool":"","hidden":{},"cleaned":{}}}}

            data: {"type":"STEP_STARTED","stepName":"step 1"}

            data: {"type":"STATE_DELTA","delta":[{"op":"replace","path":"/backendRig/step","value":1}]}

            data: {"type":"REASONING_START","messageId":"r-1"}

            data: {"type":"REASONING_MESSAGE_START","messageId":"r-1","role":"reasoning"}

            data: {"type":"REASONING_MESSAGE_CONTENT","messageId":"r-1","delta":"Hm."}

            data: {"type":"REASONING_MESSAGE_END","messageId":"r-1"}

            data: {"type":"REASONING_END","messageId":"r-1"}

            data: {"type":"TEXT_MESSAGE_START","messageId":"r-2","role":"assistant"}

            data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"r-2","delta":"I "}

            data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"r-2","delta":"click."}

            data: {"type":"TEXT_MESSAGE_END","messageId":"r-2"}

            data: {"type":"TOOL_CALL_START","toolCallId":"c-1","toolCallName":"click_element"}

            data: {"type":"TOOL_CALL_ARGS","toolCallId":"c-1","delta":"{\\"ref\\":3}"}

            data: {"type":"TOOL_CALL_END","toolCallId":"c-1"}

            data: {"type":"STATE_DELTA","delta":[{"op":"replace","path":"/backendRig/tool","value":"click_element"}]}

            data: {"type":"TOOL_CALL_RESULT","messageId":"r-3","toolCallId":"c-1","content":"{\\"changed\\":\\"no\\"}","role":"tool"}

            data: {"type":"STATE_DELTA","delta":[{"op":"replace","path":"/backendRig/tool","value":""}]}

            data: {"type":"STEP_FINISHED","stepName":"step 1"}

            data: {"type":"STEP_STARTED","stepName":"step 2"}

            data: {"type":"STATE_DELTA","delta":[{"op":"replace","path":"/backendRig/step","value":2}]}

            data: {"type":"TEXT_MESSAGE_START","messageId":"r-4","role":"assistant"}

            data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"r-4","delta":"Done."}

            data: {"type":"TEXT_MESSAGE_END","messageId":"r-4"}

            data: {"type":"STEP_FINISHED","stepName":"step 2"}

            data: {"type":"RUN_FINISHED","threadId":"t","runId":"r","outcome":{"type":"success"},"usage":[{"provider":"test","model":"test-model","inputTokens":3,"outputTokens":4,"totalTokens":7,"reasoningTokens":0,"cachedInputTokens":0}]}

            """;

    private final ScriptedRun agent = new ScriptedRun();
    private final TestServer server = new TestServer(agent);

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply ask(String runId, String more) throws IOException {
        return server.ask(
                "POST",
                "/agui",
                "Content-Type: application/json\r\n" + TOKEN,
                "{\"threadId\":\"t\",\"runId\":\""
                        + runId
                        + "\","
                        + more
                        + "\"messages\":[{\"id\":\"1\",\"role\":\"user\",\"content\":\"Hello\"}]}");
    }

    private List<JsonObject> events(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return Arrays.stream(reply.body().split("\n\n", -1))
                .filter(block -> block.startsWith("data: "))
                .map(block -> (JsonObject) Json.parse(block.substring("data: ".length())))
                .toList();
    }

    private static List<String> types(List<JsonObject> events) {
        return events.stream().map(event -> event.string("type").orElseThrow()).toList();
    }

    @Test
    void tellsAWholeRunToTheByte() throws IOException {
        agent.begins()
                .tells(
                        new RunEvent.StepBegan(1),
                        new RunEvent.ThoughtDelta("Hm."),
                        new RunEvent.TextDelta("I "),
                        new RunEvent.TextDelta("click."),
                        new RunEvent.ToolCalling(CALL),
                        new RunEvent.ToolCompleted(CALL, true, JsonObject.of("changed", "no")),
                        new RunEvent.StepBegan(2),
                        new RunEvent.TextDelta("Done."))
                .ends();

        var reply = ask("r", "\"parentRunId\":\"p\",\"state\":{\"mine\":1},");

        assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(reply.body()).isEqualTo(WHOLE_RUN);
    }

    @Test
    void aSentenceOfOursIsAMessageOfItsOwn() throws IOException {
        agent.begins()
                .tells(
                        new RunEvent.TextDelta("Model"),
                        new RunEvent.Notice("Server."),
                        new RunEvent.TextDelta("Model again"))
                .ends();
        var contents =
                events(ask("r", "")).stream()
                        .filter(event -> event.string("delta").isPresent())
                        .map(event -> event.string("messageId").orElseThrow())
                        .toList();
        assertThat(contents).containsExactly("r-1", "r-2", "r-3");
    }

    @Test
    void tellsWhatWasHiddenAndTakenOutInTheState() throws IOException {
        agent.begins()
                .tells(
                        new RunEvent.Hidden(Map.of(DataKind.EMAIL, 2)),
                        new RunEvent.Cleaned(Map.of(InvisibleKind.TAG, 3)))
                .ends();
        var deltas =
                events(ask("r", "")).stream()
                        .filter(event -> event.string("type").orElse("").equals("STATE_DELTA"))
                        .map(JsonObject::toString)
                        .toList();
        assertThat(deltas.get(0)).contains("/backendRig/hidden", "{\"email\":2}");
        assertThat(deltas.get(1))
                .contains("/backendRig/cleaned", InvisibleKind.TAG.word() + "\":3");
    }

    @Test
    void tellsThatTheConversationWasMadeShorter() throws IOException {
        agent.begins()
                .tells(
                        new RunEvent.Compacted(
                                new Compaction(Compaction.Kind.SUMMARY, 9_000, 1_000)))
                .ends();
        assertThat(events(ask("r", "")).get(2).toString())
                .isEqualTo(
                        "{\"type\":\"CUSTOM\",\"name\":\"backend-rig.compacted\",\"value\":{\"kind\":"
                            + "\"summary\",\"before_tokens\":9000,\"after_tokens\":1000}}");
    }

    @Test
    void callsOfTheFrontEndsToolsEndTheRun() throws IOException {
        agent.begins().tells(new RunEvent.HandedOver(List.of(CALL), ScriptedRun.USAGE, true));
        var last = events(ask("r", "")).getLast();
        assertThat(last.object("outcome").orElseThrow().toString())
                .isEqualTo("{\"type\":\"success\",\"pendingToolCallIds\":[\"c-1\"]}");
    }

    @Test
    void tellsThatALimitEndedIt() throws IOException {
        agent.begins().tells(new RunEvent.Stopped(ScriptedRun.USAGE, false));
        var last = events(ask("r", "")).getLast();
        assertThat(last.object("result")).contains(JsonObject.of("stopped", "limit"));
        assertThat(last.has("usage")).isFalse();
    }

    @Test
    void tellsThatItWasCancelled() throws IOException {
        agent.begins().tells(new RunEvent.Cancelled(ScriptedRun.USAGE, true));
        assertThat(events(ask("r", "")).getLast().object("outcome"))
                .contains(JsonObject.of("type", "cancelled"));
    }

    @Test
    void aFailureIsAnErrorWithItsCodeAndTheLastEvent() throws IOException {
        var failure = new RunFailure(RunFailure.Kind.PROVIDER, "It failed.", null);
        agent.begins()
                .tells(
                        new RunEvent.StepBegan(1),
                        new RunEvent.TextDelta("Well"),
                        new RunEvent.Failed(failure, ScriptedRun.USAGE, true));
        var told = events(ask("r", ""));
        assertThat(types(told))
                .endsWith("TEXT_MESSAGE_END", "STEP_FINISHED", "RUN_ERROR")
                .doesNotContain("RUN_FINISHED");
        assertThat(told.getLast().string("message")).contains("It failed.");
        assertThat(told.getLast().string("code")).contains("provider-failed");
    }

    @Test
    void aQuestionIsAnInterruptAndItsAnswerGoesOnWithTheRun() throws IOException {
        var question = server.approvals.put(ScriptedRun.ID, true).orElseThrow();
        agent.begins()
                .tells(
                        new RunEvent.StepBegan(1),
                        new RunEvent.ToolCalling(CALL),
                        new RunEvent.ApprovalAsked(question.id(), TestCard.of(CALL)))
                .then((events, _) ->
                        events.accept(
                                new RunEvent.ApprovalAnswered(question.id(), question.await())))
                .tells(new RunEvent.ToolCompleted(CALL, true, JsonObject.EMPTY))
                .ends();

        var asked = events(ask("r", ""));
        assertThat(types(asked)).endsWith("STEP_FINISHED", "RUN_FINISHED");
        var interrupt =
                asked.getLast()
                        .object("outcome")
                        .flatMap(it -> it.array("interrupts"))
                        .orElseThrow()
                        .objects()
                        .findFirst()
                        .orElseThrow();
        assertThat(interrupt.string("id")).contains(question.id());
        assertThat(interrupt.string("toolCallId")).contains("c-1");
        assertThat(interrupt.object("responseSchema")).isPresent();

        var answer =
                "\"resume\":[{\"interruptId\":\""
                        + question.id()
                        + "\",\"status\":\"resolved\",\"payload\":{\"approved\":true}}],";
        var more = events(ask("r2", answer));
        assertThat(types(more))
                .startsWith("RUN_STARTED", "STATE_SNAPSHOT", "CUSTOM", "TOOL_CALL_RESULT")
                .endsWith("RUN_FINISHED");
        assertThat(more.getFirst().string("runId")).contains("r2");
        assertThat(more.get(2).object("value").flatMap(it -> it.bool("allowed"))).contains(true);
        assertThat(ask("r3", answer).status()).isEqualTo(404);
    }

    @Test
    void anAnswerFromAnotherThreadIsNotTaken() throws IOException {
        var question = server.approvals.put(ScriptedRun.ID, false).orElseThrow();
        agent.begins().tells(new RunEvent.ApprovalAsked(question.id(), TestCard.of(CALL)));
        events(ask("r", ""));
        var reply =
                server.ask(
                        "POST",
                        "/agui",
                        "Content-Type: application/json\r\n" + TOKEN,
                        """
                        {"threadId":"other","runId":"r","messages":[],
                        "resume":[{"interruptId":"ID","status":"cancelled"}]}
                        """
                                .replace("ID", question.id()));
        assertThat(reply.status()).isEqualTo(404);
        question.close();
    }

    @Test
    void aClientThatGoesAwayEndsTheRun() throws Exception {
        agent.begins().says("Hello");
        try (var client = server.connect()) {
            var body =
                    "{\"threadId\":\"t\",\"runId\":\"r\",\"messages\":"
                            + "[{\"id\":\"1\",\"role\":\"user\",\"content\":\"Hello\"}]}";
            client.send(
                    server.request(
                            "POST", "/agui", "Content-Type: application/json\r\n" + TOKEN, body));
            client.head();
            var heard = "";
            while (!heard.contains("Hello")) heard = client.textChunk();
        }
        assertThat(agent.awaitInterrupt()).isTrue();
    }

    @Test
    void aClientThatGoesWithItsQuestionComesBackWithTheAnswer() throws Exception {
        var question = server.approvals.put(ScriptedRun.ID, true).orElseThrow();
        agent.begins()
                .tells(new RunEvent.ApprovalAsked(question.id(), TestCard.of(CALL)))
                .then((events, _) ->
                        events.accept(
                                new RunEvent.ApprovalAnswered(question.id(), question.await())))
                .ends();
        try (var client = server.connect()) {
            var body =
                    "{\"threadId\":\"t\",\"runId\":\"r\",\"messages\":"
                            + "[{\"id\":\"1\",\"role\":\"user\",\"content\":\"Hello\"}]}";
            client.send(
                    server.request(
                            "POST", "/agui", "Content-Type: application/json\r\n" + TOKEN, body));
            client.head();
            var heard = "";
            while (!heard.contains("RUN_FINISHED")) heard = client.textChunk();
        }
        var answer =
                "\"resume\":[{\"interruptId\":\""
                        + question.id()
                        + "\",\"status\":\"resolved\",\"payload\":{\"approved\":true}}],";
        assertThat(types(events(ask("r2", answer)))).endsWith("RUN_FINISHED");
    }

    @Test
    void ofAnAbandonedRunNobodyIsToldForEver() throws Exception {
        var run = new PausableRun(new LiveRuns());
        assertThat(run.next(Duration.ZERO)).isNull();
        run.abandon();
        assertThat(run.next(Duration.ZERO)).isInstanceOf(PausableRun.Told.Failed.class);
    }

    @Test
    void aQuestionThatNobodyAnswersKeepsNobodyWaiting() throws Exception {
        var run = new PausableRun(new LiveRuns());
        var over = new CountDownLatch(1);
        run.pause(Duration.ofMillis(1), over::countDown);
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
