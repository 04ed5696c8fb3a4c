package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.Source;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentRunTest {
    private static final RunLimits LIMITS = new RunLimits(4, Duration.ofMinutes(10), 3, 5, 3);
    private static final Ending COMPLETE = new Ending(Ending.Kind.COMPLETE, "STOP");

    @Test
    void callsTheModelFirst() {
        assertThat(start(LIMITS).next(Duration.ZERO)).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void isDoneWhenTheModelAsksForNothingMore() {
        var run = start(LIMITS).modelAnswered(says("Hello"));

        assertThat(run.next(Duration.ZERO))
                .isEqualTo(new Step.Done(new RunEnd.Answered(COMPLETE, false, false)));
    }

    @Test
    void tellsABlankAnswerFromOneWithText() {
        var run = start(LIMITS).modelAnswered(says(" \n"));

        assertThat(run.next(Duration.ZERO))
                .isEqualTo(new Step.Done(new RunEnd.Answered(COMPLETE, true, false)));
    }

    @Test
    void hasTheCallsOfATurnCalledInOrderAndAnswersThemInOneMessage() {
        var run = start(LIMITS).modelAnswered(calls(call("a", 1), call("b", 2)));

        assertThat(run.next(Duration.ZERO)).isEqualTo(new Step.CallTool(call("a", 1)));
        run = run.toolAnswered(done(call("a", 1), "A"));
        assertThat(run.next(Duration.ZERO)).isEqualTo(new Step.CallTool(call("b", 2)));
        run = run.toolAnswered(done(call("b", 2), "B"));

        assertThat(run.next(Duration.ZERO)).isInstanceOf(Step.CallModel.class);
        assertThat(run.messages().getLast())
                .isEqualTo(
                        new Message.ToolResults(
                                List.of(
                                        done(call("a", 1), "A").result(),
                                        done(call("b", 2), "B").result())));
    }

    @Test
    void callsAllToolsOfATurnOrNoneWhereItAsksForTooMany() {
        var most = new ToolCall[AgentRun.MAX_CALLS_OF_A_TURN];
        Arrays.setAll(most, i -> call("a" + i, i));
        assertThat(start(LIMITS).modelAnswered(calls(most)).next(Duration.ZERO))
                .isEqualTo(new Step.CallTool(most[0]));

        var tooMany = Arrays.copyOf(most, most.length + 1);
        tooMany[most.length] = call("z", 0);
        assertThat(start(LIMITS).modelAnswered(calls(tooMany)).next(Duration.ZERO))
                .isEqualTo(new Step.Done(new RunEnd.TooManyCalls(most.length + 1)));
    }

    @ParameterizedTest
    @EnumSource(value = Ending.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETE")
    void callsNoToolOfATurnThatDidNotEndWell(Ending.Kind kind) {
        var turn =
                new ModelTurn(
                        new Message.Assistant("", List.of(call("a", 1)), null),
                        new Ending(kind, ""),
                        null,
                        List.of());

        assertThat(start(LIMITS).modelAnswered(turn).next(Duration.ZERO))
                .isInstanceOf(Step.Done.class);
    }

    @Test
    void stopsAtTheStepLimit() {
        var run = start(LIMITS);
        for (var i = 0; i < 4; i++) {
            run = run.modelAnswered(calls(call("a", i))).toolAnswered(done(call("a", i), "r" + i));
        }

        assertThat(run.next(Duration.ZERO)).isEqualTo(new Step.Done(new RunEnd.StepLimit(4)));
    }

    @Test
    void stopsAtTheTimeLimitAlsoBetweenTheCallsOfATurn() {
        var run = start(LIMITS).modelAnswered(calls(call("a", 1), call("b", 2)));

        assertThat(run.next(Duration.ofMinutes(10)))
                .isEqualTo(new Step.Done(new RunEnd.TimeLimit()));
    }

    @Test
    void keepsAFinishedAnswerThatCameLate() {
        var run = start(LIMITS).modelAnswered(says("Hello"));

        assertThat(run.next(Duration.ofHours(1)))
                .isEqualTo(new Step.Done(new RunEnd.Answered(COMPLETE, false, false)));
    }

    @Test
    void hintsAtTheThirdEqualResultAndStopsAtTheFifth() {
        var run = start(new RunLimits(100, Duration.ofMinutes(1), 3, 5, 3));
        var hinted = new ArrayList<Boolean>();
        while (run.next(Duration.ZERO) instanceof Step.CallModel) {
            run = run.modelAnswered(calls(call("a", 1))).toolAnswered(done(call("a", 1), "same"));
            hinted.add(run.messages().getLast().toString().contains("same call with the same"));
        }

        assertThat(hinted).containsExactly(false, false, true, true, true);
        assertThat(run.next(Duration.ZERO)).isEqualTo(new Step.Done(new RunEnd.Repetition("a")));
    }

    @Test
    void stopsAModelThatAlternatesBetweenTwoEqualCalls() {
        var run = start(new RunLimits(100, Duration.ofMinutes(1), 3, 5, 3));
        var turns = 0;
        while (run.next(Duration.ZERO) instanceof Step.CallModel) {
            var call = call(turns++ % 2 == 0 ? "a" : "b", 1);
            run = run.modelAnswered(calls(call)).toolAnswered(done(call, "same"));
        }

        assertThat(turns).isBetween(9, 12);
    }

    @Test
    void takesANewResultForProgress() {
        var run = start(new RunLimits(40, Duration.ofMinutes(1), 3, 5, 3));
        for (var page = 0; page < 10; page++) {
            run =
                    run.modelAnswered(calls(call("next", 1)))
                            .toolAnswered(done(call("next", 1), "ok"));
            run =
                    run.modelAnswered(calls(call("read", 1)))
                            .toolAnswered(done(call("read", 1), "page " + page));
        }

        assertThat(run.next(Duration.ZERO)).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void answersThreeWrongTurnsAndStopsAtTheFourth() {
        var run = start(new RunLimits(100, Duration.ofMinutes(1), 30, 50, 3));
        var turns = 0;
        while (run.next(Duration.ZERO) instanceof Step.CallModel) {
            var call = call("wrong" + turns++, 1);
            run =
                    run.modelAnswered(calls(call))
                            .toolAnswered(new ToolAnswer(done(call, "no").result(), true));
        }

        assertThat(turns).isEqualTo(4);
        assertThat(run.next(Duration.ZERO)).isEqualTo(new Step.Done(new RunEnd.InvalidCalls()));
    }

    @Test
    void forgivesWrongTurnsAfterAGoodOne() {
        var run = start(new RunLimits(100, Duration.ofMinutes(1), 30, 50, 1));
        for (var i = 0; i < 6; i++) {
            var call = call("t" + i, i);
            run =
                    run.modelAnswered(calls(call))
                            .toolAnswered(new ToolAnswer(done(call, "r").result(), i % 2 == 0));
        }

        assertThat(run.next(Duration.ZERO)).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void sumsUsageAndKeepsEachSourceOnce() {
        var source = new Source("A", "https://a.example/");
        var first =
                new ModelTurn(
                        new Message.Assistant("", List.of(call("a", 1)), null),
                        COMPLETE,
                        new Usage(10, 5, 16, 2, 1),
                        List.of(source));
        var second =
                new ModelTurn(
                        Message.Assistant.of("x"),
                        COMPLETE,
                        new Usage(1, 1, 2, 0, 0),
                        List.of(source));
        var run =
                start(LIMITS)
                        .modelAnswered(first)
                        .toolAnswered(done(call("a", 1), "r"))
                        .modelAnswered(second);

        assertThat(run.usage()).isEqualTo(new Usage(11, 6, 18, 2, 1));
        assertThat(run.sources()).containsExactly(source);
    }

    @Test
    void refusesAToolAnswerThatNobodyAwaits() {
        var run = start(LIMITS);

        assertThatThrownBy(() -> run.toolAnswered(done(call("a", 1), "r")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesTheOpenCallsToTheClientAndIsOver() {
        var run = start(LIMITS).modelAnswered(calls(call("a", 1), call("b", 2), call("c", 3)));
        run = run.toolAnswered(done(call("a", 1), "A")).handedOver();

        assertThat(run.next(Duration.ZERO))
                .isEqualTo(
                        new Step.Done(new RunEnd.HandedOver(List.of(call("b", 2), call("c", 3)))));
        assertSameAfterReading(run);
    }

    @Test
    void leavesNothingToTheClientWhereNoCallIsOpen() {
        var run = start(LIMITS);

        assertThatThrownBy(run::handedOver).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run.modelAnswered(says("Hello")).handedOver())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isTheSameAfterBeingWrittenAndReadAtEveryStep() {
        var run = start(LIMITS);
        assertSameAfterReading(run);
        run =
                run.modelAnswered(
                        new ModelTurn(
                                new Message.Assistant(
                                        "Look",
                                        List.of(call("a", 1), call("b", 2)),
                                        new RawTurn("gemini", JsonArray.of(new JsonString("s")))),
                                COMPLETE,
                                new Usage(1, 2, 3, 4, 5),
                                List.of(new Source("t", "https://u.example/"))));
        assertSameAfterReading(run);
        run = run.toolAnswered(done(call("a", 1), "r"));
        assertSameAfterReading(run);
        var picture = new Part.Image("image/png", "iVBORw0KGgo=");
        var why = ToolTrouble.NO_ANSWER;
        var content = JsonObject.of("x", "y");
        var result = new ToolResult(call("b", 2), false, content, List.of(picture), why, true);
        run = run.toolAnswered(new ToolAnswer(result, true));
        assertSameAfterReading(run);
        assertSameAfterReading(run.modelAnswered(says("done")));
    }

    @Test
    void isTheSameAfterBeingWrittenAndReadHoweverItEnded() {
        var run = start(LIMITS);
        for (var end :
                List.of(
                        new RunEnd.StepLimit(3),
                        new RunEnd.TimeLimit(),
                        new RunEnd.TakenOver(),
                        new RunEnd.Repetition("a"),
                        new RunEnd.TooManyCalls(129),
                        new RunEnd.AskedInChat("May I?"),
                        new RunEnd.HandedOver(List.of(call("a", 1), call("b", 2))),
                        new RunEnd.InvalidCalls())) {
            assertSameAfterReading(over(run, end));
        }
    }

    @Test
    void canBeReadBackWithJsonNestedAsDeepAsIsRead() {
        var deep = Json.parse("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));
        var levels = Json.MAX_DEPTH;
        var arguments =
                (JsonObject) Json.parse("{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
        var calls = List.of(new ToolCall("1", "a", arguments), new ToolCall("2", "b", arguments));
        var said = new Message.Assistant("", calls, new RawTurn("gemini", deep));
        var run = start(LIMITS).modelAnswered(new ModelTurn(said, COMPLETE, null, List.of()));
        assertSameAfterReading(run);
        for (var call : calls) {
            var result = new ToolResult(call, true, deep, List.of());
            run = run.toolAnswered(new ToolAnswer(result, false));
            assertSameAfterReading(run);
        }
        assertThat(run.messages().getLast()).isInstanceOf(Message.ToolResults.class);
    }

    @Test
    void canBeReadBackWithTheLongestHistoryThatIsRead() {
        var history = new ArrayList<Message>();
        // The fewest pieces that two turns can be sent in are ten.
        for (var i = 0; i < Json.MAX_TOKENS / 10; i++) {
            history.add(Message.User.of("a"));
            history.add(Message.Assistant.of("b"));
        }
        history.add(Message.User.of("c"));
        assertSameAfterReading(AgentRun.start(LIMITS, history));
    }

    private static AgentRun over(AgentRun run, RunEnd end) {
        return new AgentRun(
                run.limits(),
                run.messages(),
                run.context(),
                run.steps(),
                run.invalidTurns(),
                run.repetitions(),
                run.usage(),
                run.sources(),
                new AgentRun.Phase.Over(end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'steps':3000000000}",
                "{'steps':-3000000000}",
                "{'phase':{'await':'tools','open':[],'answered':[]}}",
                "{'limits':{'max_steps':0}}"
            })
    void refusesToReadAStateThatNoRunCanHave(String change) {
        var changes = (JsonObject) Json.parse(change.replace('\'', '"'));
        var written = AgentRunJson.write(start(LIMITS)).toBuilder();
        changes.members().forEach(written::put);
        assertThatThrownBy(() -> AgentRunJson.read(written.build()))
                .isInstanceOf(JsonException.class);
    }

    private static void assertSameAfterReading(AgentRun run) {
        JsonValue written = Json.parse(Json.write(AgentRunJson.write(run)));
        assertThat(AgentRunJson.read((JsonObject) written)).isEqualTo(run);
    }

    private static AgentRun start(RunLimits limits) {
        return AgentRun.start(limits, List.of(Message.User.of("hi")));
    }

    private static ToolCall call(String name, int argument) {
        return new ToolCall("call-" + name, name, JsonObject.builder().put("x", argument).build());
    }

    private static ModelTurn says(String text) {
        return new ModelTurn(Message.Assistant.of(text), COMPLETE, null, List.of());
    }

    private static ModelTurn calls(ToolCall... calls) {
        return new ModelTurn(
                new Message.Assistant("", List.of(calls), null), COMPLETE, null, List.of());
    }

    private static ToolAnswer done(ToolCall call, String content) {
        return new ToolAnswer(
                new ToolResult(call, true, new JsonString(content), List.of()), false);
    }
}
