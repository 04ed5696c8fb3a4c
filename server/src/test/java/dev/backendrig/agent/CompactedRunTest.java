package dev.backendrig.agent;

import static dev.backendrig.agent.LongTalk.PROMPT;
import static dev.backendrig.agent.LongTalk.assertPairsAreWhole;
import static dev.backendrig.agent.LongTalk.assertSameAfterReading;
import static dev.backendrig.agent.LongTalk.chat;
import static dev.backendrig.agent.LongTalk.last;
import static dev.backendrig.agent.LongTalk.lastOfHead;
import static dev.backendrig.agent.LongTalk.start;
import static dev.backendrig.agent.LongTalk.step;
import static dev.backendrig.agent.LongTalk.steps;
import static dev.backendrig.agent.LongTalk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What gives way in a run whose conversation grows too long for its model.
class CompactedRunTest {
    private static final int LIMIT = 4_000;
    private static final String LEFT_OUT =
            "[Earlier turns of this conversation were left out for their length.]";

    @Test
    void wantsItsOldestTurnsSummedUpAndKeepsThePromptAndTheLastSixTurns() {
        var run = steps(start(LIMIT), 100, 300);
        var step = (Step.Summarise) step(run);
        var kept = run.messages().subList(step.messages().size(), run.messages().size());

        assertThat(kept).hasSize(2 * 6);
        assertThat(step.messages()).isEqualTo(run.messages().subList(0, step.messages().size()));
        assertThat(step.messages().getFirst()).isEqualTo(Message.User.of(PROMPT));
        run = run.summarised("We looked.");

        assertThat(run.messages().getFirst())
                .isEqualTo(
                        new Message.User(
                                List.of(new Part.Text(PROMPT), new Part.Text("We looked."))));
        assertSameObjects(run.messages().subList(1, run.messages().size()), kept);
        assertThat(step(run)).isEqualTo(new Step.CallModel(run.messages()));
        assertPairsAreWhole(run);
    }

    @Test
    void tellsHowMuchShorterItBecame() {
        var run = steps(start(LIMIT), 100, 300);
        var before = run.context().tokens();
        run = run.summarised("We looked.");

        assertThat(before).isGreaterThan(LIMIT);
        assertThat(last(run))
                .isEqualTo(new Compaction(Compaction.Kind.SUMMARY, before, run.context().tokens()));
        assertThat(run.context().tokens()).isEqualTo(MessageTokens.of(run.messages()));
        assertThat(run.context().tokens()).isLessThan(LIMIT);
    }

    @Test
    void leavesPagesOutFirstAndIsContentWhereThatIsEnough() {
        var run = start(LIMIT);
        for (var i = 0; i < 12; i++) {
            var call = ScriptedModel.call("c" + i, "look");
            run =
                    run.modelAnswered(LongTalk.turn("", 0, call))
                            .toolAnswered(LongTalk.answer(call, i + words(500)));
            assertThat(step(run)).isInstanceOf(Step.CallModel.class);
        }
        assertThat(run.context().compactions().done())
                .isNotEmpty()
                .allMatch(it -> it.kind() == Compaction.Kind.PAGES)
                .allMatch(it -> it.before() > LIMIT && it.after() <= LIMIT);
        assertThat(run.messages()).hasSize(1 + 2 * 12);
    }

    @Test
    void sumsAnOldSummaryUpWithTheTurnsAfterItAndKeepsThePromptOnce() {
        var run = steps(start(LIMIT), 100, 300).summarised("First.");
        run = steps(run, 100, 300);

        assertThat(((Step.Summarise) step(run)).messages().getFirst().toString())
                .contains(PROMPT, "First.");
        run = run.summarised("Second.");
        assertThat(run.messages().getFirst())
                .isEqualTo(
                        new Message.User(List.of(new Part.Text(PROMPT), new Part.Text("Second."))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "LONG"})
    void takesWhatIsNoSummaryForNone(String summary) {
        var run = steps(start(LIMIT), 100, 300);
        var instead = run.summarised(summary.equals("LONG") ? words(5_000) : summary);

        assertThat(instead).isEqualTo(run.notSummarised());
    }

    @Test
    void takesASummaryThatWouldFillTheWindowForNone() {
        var run = steps(start(LIMIT), 100, 300);

        assertThat(run.summarised(words(LIMIT / 4 - 20)).messages().toString())
                .doesNotContain(LEFT_OUT);
        assertThat(run.summarised(words(LIMIT / 4 + 20)).messages().toString()).contains(LEFT_OUT);
    }

    @Test
    void goesOnWithoutItsOldestTurnsWhereNoSummaryCame() {
        var run = steps(start(LIMIT), 100, 300);
        var old = ((Step.Summarise) step(run)).messages();
        var kept = run.messages().subList(old.size(), run.messages().size());
        run = run.notSummarised();

        assertThat(run.messages().getFirst())
                .isEqualTo(
                        new Message.User(List.of(new Part.Text(PROMPT), new Part.Text(LEFT_OUT))));
        assertSameObjects(run.messages().subList(1, run.messages().size()), kept);
        assertThat(last(run)).extracting(Compaction::kind).isEqualTo(Compaction.Kind.TURNS);
        assertThat(step(run)).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void asksForFewSummariesAndThenGoesOnWithoutItsOldestTurns() {
        var run = start(LIMIT);
        var asked = 0;
        for (var i = 0; i < 200; i++) {
            if (step(run) instanceof Step.Summarise) {
                run = run.summarised("Summary " + ++asked + ".");
            }
            run = step(run, "c" + i, 300);
        }

        assertThat(asked).isEqualTo(Shortening.MOST_SUMMARIES);
        assertThat(run.context().tokens()).isLessThanOrEqualTo(LIMIT);
        var head = (Message.User) run.messages().getFirst();
        assertThat(head.parts())
                .containsExactly(
                        new Part.Text(PROMPT),
                        new Part.Text("Summary " + asked + "."),
                        new Part.Text(LEFT_OUT));
    }

    @Test
    void asksForNoSummaryOfNearlyNothing() {
        var run = steps(start(LIMIT), 1, 1);
        run = steps(run, 6, 600);

        assertThat(step(run)).isInstanceOf(Step.CallModel.class);
        assertThat(last(run)).isNull();
        run = steps(run, 1, 600);
        assertThat(step(run)).isInstanceOf(Step.Summarise.class);
    }

    @Test
    void makesALongHistoryShorterBeforeItsFirstCall() {
        var history = chat(20, 150);
        var run = AgentRun.start(LongTalk.limits(LIMIT), history);
        var step = (Step.Summarise) step(run);
        var kept = history.subList(step.messages().size(), history.size());

        assertThat(kept.getFirst()).isInstanceOf(Message.Assistant.class);
        assertThat(kept).hasSize(6);
        run = run.summarised("They talked.");
        assertThat(run.messages().getFirst()).isEqualTo(Message.User.of("They talked."));
        assertSameObjects(run.messages().subList(1, run.messages().size()), kept);
        assertThat(run.messages().getLast()).isEqualTo(Message.User.of(PROMPT));
    }

    @Test
    void sumsUpItsSummaryOfAHistoryWhenItsOwnTurnsOutgrowTheLimit() {
        var run = AgentRun.start(LongTalk.limits(LIMIT), chat(20, 150)).summarised("They talked.");
        run = steps(run, 100, 300);

        assertThat(((Step.Summarise) step(run)).messages().getFirst())
                .isEqualTo(Message.User.of("They talked."));
        run = run.summarised("All.");
        assertThat(run.messages().getFirst())
                .isEqualTo(new Message.User(List.of(new Part.Text(PROMPT), new Part.Text("All."))));
    }

    @Test
    void leavesTheResultsOfAGivenConversationsLastTurnsWhole() {
        var given = new ArrayList<Message>();
        given.add(Message.User.of("Begin"));
        for (var i = 0; i < 10; i++) {
            var calls = List.of(ScriptedModel.call("a" + i, "x"), ScriptedModel.call("b" + i, "x"));
            given.add(new Message.Assistant("", calls, null));
            given.add(
                    new Message.ToolResults(
                            calls.stream().map(call -> result(call, words(200))).toList()));
        }
        var run = AgentRun.start(LongTalk.limits(LIMIT), given);

        assertPairsAreWhole(run);
        assertThat(run.context().compactions().done())
                .extracting(Compaction::kind)
                .containsExactly(Compaction.Kind.PAGES);
        assertThat(run.messages().get(2).toString())
                .contains("[page as of before this request, left out]");
        var last = run.messages().size() - 12;
        assertSameObjects(
                run.messages().subList(last, run.messages().size()),
                given.subList(last, given.size()));
    }

    @Test
    void sendsWhatIsTooLongInItsLastTurnsAloneAsItIs() {
        var messages = chat(2, 5_000);
        var run = AgentRun.start(LongTalk.limits(LIMIT), messages);

        assertThat(step(run)).isEqualTo(new Step.CallModel(messages));
        assertThat(run.foundTooLong()).isEmpty();
    }

    @Test
    void correctsItsEstimateByWhatTheProviderCounted() {
        var call = ScriptedModel.call("a", "look");
        var run = start(20_000).modelAnswered(LongTalk.turn(words(2_000), 0, call));
        run = run.toolAnswered(LongTalk.answer(call, "seen"));
        var estimated = run.context().tokens();
        var next = run.modelAnswered(LongTalk.turn("x", 2 * estimated, call));

        assertThat(next.context().measured()).isBetween(1_990, 2_000);
        assertThat(next.context().counted())
                .isBetween(2 * next.context().tokens() - 50, 2 * next.context().tokens());
        assertThat(run.modelAnswered(LongTalk.turn("x", 7, call)).context().measured())
                .isEqualTo(1_000);
        assertThat(run.modelAnswered(LongTalk.turn("x", 900_000, call)).context().measured())
                .isEqualTo(4_000);
    }

    @Test
    void isShortenedEarlierWhereTheProviderCountsMore() {
        var plain = start(LIMIT);
        var counted = start(LIMIT);
        var call = ScriptedModel.call("a", "look");
        for (var i = 0; i < 9; i++) {
            var said = i + " " + words(300);
            plain = plain.modelAnswered(LongTalk.turn(said, 0, call));
            plain = plain.toolAnswered(LongTalk.answer(call, "seen " + i));
            var tokens = counted.context().tokens();
            counted = counted.modelAnswered(LongTalk.turn(said, tokens * 3 / 2, call));
            counted = counted.toolAnswered(LongTalk.answer(call, "seen " + i));
        }

        assertThat(step(plain)).isInstanceOf(Step.CallModel.class);
        var step = (Step.Summarise) step(counted);
        assertThat(step.mostTokens()).isBetween(LIMIT * 2 / 3 - 10, LIMIT * 2 / 3 + 10);
    }

    @Test
    void isMadeShorterWhereAProviderFoundItTooLong() {
        var run = steps(start(100_000), 20, 300);
        var length = run.context().tokens();
        run = run.foundTooLong().orElseThrow();

        assertThat(run.limits().contextTokens()).isEqualTo(length * 3 / 4);
        assertThat(step(run)).isInstanceOf(Step.Summarise.class);
        run = run.summarised("We looked.");
        assertThat(run.context().tokens()).isLessThan(length * 3 / 4);
    }

    @Test
    void leavesWhatNoModelHasReadYetWhereAProviderFoundItTooLong() {
        var run = start(100_000);
        for (var i = 0; i < 3; i++) {
            var call = ScriptedModel.call("c" + i, "look");
            run = run.modelAnswered(LongTalk.turn("", 0, call));
            run = run.toolAnswered(LongTalk.answer(call, i + words(1_000)));
        }
        var newest = run.messages().getLast();
        run = run.foundTooLong().orElseThrow();

        assertThat(run.messages().getLast()).isSameAs(newest);
        assertThat(run.messages().toString()).contains("step 1, left out", "step 2, left out");
        assertThat(step(run)).isInstanceOf(Step.CallModel.class);
    }

    @Test
    void wantsNoSummaryOnceItsStepsAreMade() {
        var run = steps(start(LIMIT), 100, 300);
        var made = run.with(new RunLimits(run.steps(), LongTalk.limits(1).maxTime(), 3, 5, 3));

        assertThat(step(made)).isEqualTo(new Step.Done(new RunEnd.StepLimit(run.steps())));
    }

    @Test
    void takesASummaryOnlyWhereItWantsOne() {
        var run = start(LIMIT);
        assertThatThrownBy(() -> run.summarised("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(run::notSummarised).isInstanceOf(IllegalStateException.class);
        var awaiting = steps(run, 100, 300);
        assertThatThrownBy(awaiting::foundTooLong).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsWhatThePersonDidMeanwhileAlsoWhileASummaryIsAwaited() {
        var run = steps(start(LIMIT), 100, 300).gaveBack(null);

        assertThat(run.messages().getLast().toString()).contains("look at it again");
        assertPairsAreWhole(run.summarised("We looked."));
    }

    @Test
    void isTheSameAfterBeingWrittenAndReadAtEveryStep() {
        var run = steps(start(LIMIT), 100, 300);
        assertSameAfterReading(run);
        assertSameAfterReading(run.notSummarised());
        run = run.summarised("We looked.");
        assertSameAfterReading(run);
        assertSameAfterReading(steps(run, 100, 300));
        assertThat(lastOfHead(run)).isEqualTo("We looked.");
    }

    private static ToolResult result(ToolCall call, String content) {
        return new ToolResult(call, true, new JsonString(content), List.of());
    }

    private static void assertSameObjects(List<Message> actual, List<Message> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (var i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).isSameAs(expected.get(i));
        }
    }
}
