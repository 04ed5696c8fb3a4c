package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import dev.backendrig.tool.Toolbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolGateTest {
    private static final RunContext RUN =
            new RunContext("0badcafe", "prompt", Language.ENGLISH, Optional.empty());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<JsonObject> called = new ArrayList<>();
    private final Toolbox tools = new Toolbox(List.of(new Press()));

    @Test
    void callsAToolWithValidArguments() throws InterruptedException {
        var answer = gate().call(call("press", "{\"ref\":3}"), tools, RUN);

        assertThat(answer.invalid()).isFalse();
        assertThat(answer.result().ok()).isTrue();
        assertThat(called).containsExactly((JsonObject) Json.parse("{\"ref\":3}"));
        assertThat(calls("press", "done")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "press | {} | ref",
                "press | {\"ref\":\"x\"} | ref",
                "press | {\"ref\":1.5} | ref",
                "nothing | {\"ref\":1} | The tools are: press."
            })
    void answersAWrongCallInsteadOfMakingIt(String name, String arguments, String told)
            throws InterruptedException {
        var answer = gate().call(call(name, arguments), tools, RUN);

        assertThat(answer.invalid()).isTrue();
        assertThat(answer.result().ok()).isFalse();
        assertThat(answer.result().content().toString()).contains(told);
        assertThat(called).isEmpty();
    }

    @Test
    void takesAWholeNumberWithAFractionOfZeroAsAnInteger() throws InterruptedException {
        assertThat(gate().call(call("press", "{\"ref\":3.0}"), tools, RUN).invalid()).isFalse();
    }

    @Test
    void takesNullForAnArgumentThatIsLeftOut() throws InterruptedException {
        var answer = gate().call(call("press", "{\"ref\":3,\"text\":null}"), tools, RUN);

        assertThat(answer.invalid()).isFalse();
        assertThat(called).containsExactly((JsonObject) Json.parse("{\"ref\":3}"));
    }

    @Test
    void doesNotMakeACallThatAHookRefuses() throws InterruptedException {
        RunHook refusing =
                new RunHook() {
                    @Override
                    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
                        return new Decision.Refuse("not today", "test");
                    }
                };
        var answer = gate(refusing).call(call("press", "{\"ref\":3}"), tools, RUN);

        assertThat(answer.result().content()).isEqualTo(new JsonString("not today"));
        assertThat(answer.result().ok()).isFalse();
        assertThat(answer.invalid()).isFalse();
        assertThat(called).isEmpty();
        assertThat(calls("press", "denied")).isEqualTo(1);
    }

    @Test
    void letsHooksReplaceArgumentsAndResultsButKeepsTheModelsOwnCall() throws InterruptedException {
        RunHook changing =
                new RunHook() {
                    @Override
                    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
                        return new Decision.Proceed(ToolGateTest.call("press", "{\"ref\":8}"));
                    }

                    @Override
                    public ToolResult onToolResult(ToolResult result, RunContext run) {
                        return new ToolResult(
                                result.call(), true, new JsonString("marked"), List.of());
                    }
                };
        var answer = gate(changing).call(call("press", "{\"ref\":3}"), tools, RUN);

        assertThat(called).containsExactly((JsonObject) Json.parse("{\"ref\":8}"));
        assertThat(answer.result().call()).isEqualTo(call("press", "{\"ref\":3}"));
        assertThat(answer.result().content()).isEqualTo(new JsonString("marked"));
    }

    @Test
    void asksHooksAboutInvalidCallsToo() throws InterruptedException {
        RunHook helping =
                new RunHook() {
                    @Override
                    public ToolResult onInvalidToolCall(ToolResult answer, RunContext run) {
                        return new ToolResult(
                                answer.call(), false, new JsonString("try press"), List.of());
                    }
                };
        var answer = gate(helping).call(call("pres", "{}"), tools, RUN);

        assertThat(answer.invalid()).isTrue();
        assertThat(answer.result().content()).isEqualTo(new JsonString("try press"));
    }

    @Test
    void doesNotCountToolNamesThatAModelMadeUp() throws InterruptedException {
        gate().call(call("made_up", "{}"), tools, RUN);

        assertThat(calls("unknown", "invalid")).isEqualTo(1);
    }

    private ToolGate gate(RunHook... hooks) {
        return new ToolGate(List.of(hooks), new RunMetrics(registry));
    }

    private double calls(String tool, String outcome) {
        return registry.get("rig.tool.calls")
                .tag("tool", tool)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static ToolCall call(String name, String arguments) {
        return new ToolCall("1", name, (JsonObject) Json.parse(arguments));
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
