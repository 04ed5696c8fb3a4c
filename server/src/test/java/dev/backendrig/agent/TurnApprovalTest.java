package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.audit.AuditTrail;
import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.browser.Memory;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.Concern;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import dev.backendrig.tool.Toolbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the gate asks the person of a run, and what it takes their answer for.
class TurnApprovalTest {
    private final List<List<String>> asked = new ArrayList<>();
    private final List<JsonObject> called = new ArrayList<>();
    private final Toolbox tools = new Toolbox(List.of(new Press()));
    private Approvals.Result says = Approvals.Result.ALLOWED;
    private String target = "button \"Send\"";
    private Runnable whileAsked = () -> {};

    private final RunContext run =
            new RunContext(
                    "run",
                    "prompt",
                    Language.ENGLISH,
                    Optional.empty(),
                    this::answer,
                    new Memory(),
                    new Memory());
    private final ToolGate gate =
            new ToolGate(
                    List.of(new Ask()),
                    new RunMetrics(new SimpleMeterRegistry()),
                    new ActionReader((_, _, _) -> Optional.of(target), _ -> Optional.empty()),
                    AuditTrail.NONE);

    private Approver.Reply answer(List<AskedAction> actions) {
        asked.add(actions.stream().map(AskedAction::shown).map(TurnApprovalTest::shown).toList());
        whileAsked.run();
        return new Approver.Reply.Said(says);
    }

    private static String shown(ApprovalCard.Action action) {
        return action.values().getFirst().value() + " " + action.target();
    }

    @Test
    void whatNobodyWasAskedAboutIsNotDone() throws Exception {
        var answer = gate.call(call(1), tools, run).result();
        assertThat(answer.ok()).isFalse();
        assertThat(answer.trouble()).isEqualTo(ToolTrouble.PERSON_SILENT);
        assertThat(called).isEmpty();
    }

    @Test
    void anElementThatIsAnotherOneNowIsAskedAboutAgain() throws Exception {
        whileAsked =
                () -> {
                    target = "button \"Delete\"";
                    whileAsked = () -> {};
                };
        gate.ask(List.of(call(1)), true, tools, run);
        assertThat(asked)
                .containsExactly(List.of("1 button \"Send\""), List.of("1 button \"Delete\""));
        assertThat(gate.call(call(1), tools, run).result().ok()).isTrue();
    }

    @Test
    void anElementThatChangesAtTheLastMomentIsNotTouched() throws Exception {
        gate.ask(List.of(call(1)), true, tools, run);
        target = "button \"Delete\"";
        assertThat(gate.call(call(1), tools, run).result().ok()).isFalse();
        assertThat(called).isEmpty();
    }

    @Test
    void aLaterCallIsAskedForAgainWhereAnEarlierOneChangedItsElement() throws Exception {
        gate.ask(List.of(call(1), call(2)), true, tools, run);
        gate.call(call(1), tools, run);
        target = "button \"Delete\"";
        gate.ask(List.of(call(2)), false, tools, run);
        gate.call(call(2), tools, run);
        assertThat(asked)
                .containsExactly(
                        List.of("1 button \"Send\"", "2 button \"Send\""),
                        List.of("2 button \"Delete\""));
        assertThat(called).hasSize(2);
    }

    @Test
    void twoEqualCallsNeedTwoYeses() throws Exception {
        gate.ask(List.of(call(1), call(1)), true, tools, run);
        assertThat(asked).containsExactly(List.of("1 " + target, "1 " + target));
        for (var i = 0; i < 2; i++) {
            assertThat(gate.call(call(1), tools, run).result().ok()).isTrue();
        }
        assertThat(gate.call(call(1), tools, run).result().ok()).isFalse();
    }

    @Test
    void aWrongCallOfTheTurnIsNotAskedFor() throws Exception {
        var wrong = new ToolCall("w", "press", JsonObject.EMPTY);
        var unknown = new ToolCall("u", "none", JsonObject.EMPTY);
        gate.ask(List.of(wrong, unknown, call(3)), true, tools, run);
        assertThat(asked).containsExactly(List.of("3 " + target));
        gate.ask(List.of(wrong, call(4)), false, tools, run);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aCardHasNoMoreActionsThanAPersonCanLookThrough() throws Exception {
        var calls = IntStream.range(0, 30).mapToObj(TurnApprovalTest::call).toList();
        gate.ask(calls, true, tools, run);
        for (var i = 0; i < 30; i++) {
            gate.ask(calls.subList(i, 30), false, tools, run);
            assertThat(gate.call(calls.get(i), tools, run).result().ok()).isTrue();
        }
        assertThat(asked).extracting(List::size).containsExactly(20, 10);
    }

    @Test
    void aRefusedOrUnansweredCallIsNotAskedForAgainInItsTurn() throws Exception {
        for (var ref = 1; ref <= 2; ref++) {
            says = ref == 1 ? Approvals.Result.DENIED : Approvals.Result.WITHDRAWN;
            asked.clear();
            gate.ask(List.of(call(ref)), true, tools, run);
            gate.ask(List.of(call(ref)), false, tools, run);
            assertThat(gate.call(call(ref), tools, run).result().ok()).isFalse();
            assertThat(asked).hasSize(1);
        }
        assertThat(called).isEmpty();
    }

    private static ToolCall call(int ref) {
        return new ToolCall("c", "press", (JsonObject) Json.parse("{\"ref\":" + ref + "}"));
    }

    private static final class Ask implements RunHook {
        @Override
        public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
            return new Decision.Ask(call, new Concern("irreversible", "For good."));
        }
    }

    private final class Press implements Tool {
        @Override
        public ToolSpec spec() {
            var schema =
                    "{\"type\":\"object\",\"required\":[\"ref\"],"
                            + "\"properties\":{\"ref\":{\"type\":\"integer\"}}}";
            return new ToolSpec("press", "Presses.", (JsonObject) Json.parse(schema));
        }

        @Override
        public Effect effect() {
            return Effect.ACT;
        }

        @Override
        public ToolOutcome call(JsonObject arguments) {
            called.add(arguments);
            return ToolOutcome.Done.of("pressed");
        }
    }
}
