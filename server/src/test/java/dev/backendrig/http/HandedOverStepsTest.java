package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedOverStepsTest {
    private static final Message.User ASKED = Message.User.of("Go on");

    private final HandedOverSteps steps = new HandedOverSteps();

    @Test
    void whatWasDoneStandsBeforeTheCallsThatWereHandedOver() {
        var click = result("click", "clicked");
        var read = result("read", "the page");
        steps.keep(List.of(call("keep"), call("tell")), List.of(click, read));
        var turn = new Message.Assistant("I keep it.", List.of(call("keep")), null);
        assertThat(steps.restored(List.of(ASKED, turn)))
                .containsExactly(
                        ASKED,
                        new Message.Assistant("", List.of(click.call()), null),
                        new Message.ToolResults(List.of(click)),
                        new Message.Assistant("", List.of(read.call()), null),
                        new Message.ToolResults(List.of(read)),
                        turn);
    }

    @Test
    void otherConversationsStayAsTheyAre() {
        steps.keep(List.of(call("keep")), List.of(result("click", "clicked")));
        List<Message> other =
                List.of(
                        ASKED,
                        Message.Assistant.of("Done."),
                        new Message.Assistant("", List.of(call("other")), null));
        assertThat(steps.restored(other)).isEqualTo(other);
    }

    @Test
    void longResultsAreForgottenFromTheOldestOn() {
        var half = "x".repeat(HandedOverSteps.MAX_CHARS / 2);
        var results = List.of(result("a", half), result("b", half), result("c", "short"));
        steps.keep(List.of(call("keep")), results);
        var turn = new Message.Assistant("", List.of(call("keep")), null);
        var whole = steps.restored(List.of(turn));
        assertThat(whole.get(1).toString()).contains("not kept").doesNotContain("xxx");
        assertThat(whole.get(3)).isEqualTo(new Message.ToolResults(List.of(results.get(1))));
        assertThat(whole.get(5)).isEqualTo(new Message.ToolResults(List.of(results.get(2))));
    }

    @Test
    void theOldestAnswerIsForgottenFirst() {
        for (var i = 0; i <= HandedOverSteps.MOST; i++) {
            steps.keep(List.of(call("keep" + i)), List.of(result("click", "clicked")));
        }
        assertThat(restored("keep0")).hasSize(1);
        assertThat(restored("keep1")).hasSize(3);
    }

    private List<Message> restored(String id) {
        return steps.restored(List.of(new Message.Assistant("", List.of(call(id)), null)));
    }

    private static ToolCall call(String id) {
        return new ToolCall(id, "tool", JsonObject.EMPTY);
    }

    private static ToolResult result(String id, String content) {
        return new ToolResult(call(id), true, new JsonString(content), List.of());
    }
}
