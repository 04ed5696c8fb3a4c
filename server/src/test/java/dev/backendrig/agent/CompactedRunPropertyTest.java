package dev.backendrig.agent;

import static dev.backendrig.agent.LongTalk.PROMPT;
import static dev.backendrig.agent.LongTalk.assertPairsAreWhole;
import static dev.backendrig.agent.LongTalk.assertSameAfterReading;
import static dev.backendrig.agent.LongTalk.step;
import static dev.backendrig.agent.LongTalk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.tool.PageSight;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a run goes through, its conversation stays one that a provider takes.
class CompactedRunPropertyTest {
    private static final int RUNS = 12;
    private static final int STEPS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_124, 815, -3})
    void keepsPairsWholeAndItsLastTurnsAndEndsUnderTheLimitWhereItCan(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < RUNS; i++) {
            new Walk(random, "seed " + seed + ", run " + i).go();
        }
    }

    /// One run through random events.
    private static final class Walk {
        private final Random random;
        private final String name;
        private AgentRun run;
        private int made;
        private int summaries;

        Walk(Random random, String name) {
            this.random = random;
            this.name = name;
            var messages = LongTalk.chat(random.nextInt(12), random.nextInt(1, 200));
            run = AgentRun.start(LongTalk.limits(random.nextInt(1_500, 6_000)), messages);
            holds();
        }

        void go() {
            for (var i = 0; i < STEPS; i++) {
                var before = run;
                switch (step(run)) {
                    case Step.CallModel _ when random.nextInt(12) == 0 ->
                            run = run.foundTooLong().orElse(run);
                    case Step.CallModel _ -> run = run.modelAnswered(turn());
                    case Step.CallTool(var call) -> run = run.toolAnswered(answer(call));
                    case Step.Summarise _ -> summarise();
                    case Step.Done done -> throw new AssertionError(name + ": " + done);
                }
                if (random.nextInt(15) == 0) run = run.gaveBack(null);
                holds();
                if (step(before) instanceof Step.Summarise && run.steps() == before.steps()) {
                    keepsTurns(before);
                }
            }
        }

        private void summarise() {
            summaries++;
            run =
                    switch (random.nextInt(4)) {
                        case 0 -> run.notSummarised();
                        case 1 -> run.summarised(random.nextBoolean() ? "" : words(9_000));
                        default -> run.summarised("Summary " + words(random.nextInt(1, 200)));
                    };
        }

        private ModelTurn turn() {
            var calls = new ToolCall[random.nextInt(1, 4)];
            Arrays.setAll(calls, i -> ScriptedModel.call("c" + made++, "look"));
            var counted = run.context().tokens() * random.nextInt(0, 3);
            return LongTalk.turn("t" + made + " " + words(random.nextInt(200)), counted, calls);
        }

        private ToolAnswer answer(ToolCall call) {
            var content =
                    random.nextBoolean()
                            ? new JsonString(call.id() + words(random.nextInt(600)))
                            : JsonObject.of("did", call.id());
            var result = new ToolResult(call, true, content, List.of());
            if (random.nextBoolean()) return new ToolAnswer(result, false);
            var page = "#1 button \"" + call.id() + "\"\n" + words(random.nextInt(1, 600));
            var sight = new PageSight.AfterAction("d" + random.nextInt(3), page);
            return new ToolAnswer(result, false, sight);
        }

        private void holds() {
            assertPairsAreWhole(run);
            assertSameAfterReading(run);
            assertThat(run.messages().getFirst()).as(name).isInstanceOf(Message.User.class);
            assertThat(run.messages().toString()).as(name).containsOnlyOnce(PROMPT);
            assertThat(run.context().tokens()).as(name).isEqualTo(tokens());
            assertThat(summaries).as(name).isLessThanOrEqualTo(Shortening.MOST_SUMMARIES);
            if (step(run) instanceof Step.CallModel) isShortEnough();
        }

        private int tokens() {
            return MessageTokens.of(run.messages());
        }

        /// Under the limit, or with nothing left that may give way.
        private void isShortEnough() {
            if (!run.context().isOver(run.limits().contextTokens())) return;
            var old = OldTurns.of(run.messages(), run.context().compactions().notes());
            var more = old.map(it -> it.leftOut().saved()).orElse(0);
            var unsettled = run.messages().getLast().toString().contains("look at it again");
            assertThat(more <= 0 || unsettled).as(name + ": old turns that could go").isTrue();
        }

        private void keepsTurns(AgentRun before) {
            var last = lastTurns(before.messages());
            var now = run.messages();
            assertThat(now.size()).as(name).isGreaterThanOrEqualTo(last.size());
            for (var i = 1; i <= last.size(); i++) {
                var same = now.get(now.size() - i);
                var untold = i == 1 && same.toString().contains("look at it again");
                if (!untold) assertThat(same).as(name).isSameAs(last.get(last.size() - i));
            }
        }

        private static List<Message> lastTurns(List<Message> messages) {
            var turns = 0;
            for (var i = messages.size() - 1; i >= 0; i--) {
                if (!(messages.get(i) instanceof Message.ToolResults)) turns++;
                if (turns == 6) return messages.subList(i, messages.size());
            }
            return messages;
        }
    }
}
