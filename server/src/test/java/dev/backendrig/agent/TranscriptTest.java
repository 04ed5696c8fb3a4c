package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.page.TokenEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {
    private static final Part.Image PICTURE = new Part.Image("image/png", "iVBORw0KGgo=");

    @Test
    void tellsWhoSaidAndDidWhat() {
        var call = new ToolCall("1", "look", JsonObject.of("ref", "7"));
        var other = new ToolCall("2", "press", JsonObject.EMPTY);
        var seen = new ToolResult(call, true, JsonObject.of("a", "b"), List.of(PICTURE));
        var failed = new ToolResult(other, false, new JsonString("No."), List.of());
        var messages =
                List.<Message>of(
                        new Message.User(List.of(new Part.Text("Look"), PICTURE)),
                        new Message.Assistant("Let me see.", List.of(call, other), null),
                        new Message.ToolResults(List.of(seen, failed)),
                        Message.Assistant.of("Done."));

        assertThat(Transcript.of(messages, 1_000))
                .isEqualTo(
                        """
                        PERSON:
                        Look
                        [a picture]

                        ASSISTANT:
                        Let me see.
                        CALLS look {"ref":"7"}
                        CALLS press {}

                        RESULT of look:
                        {"a":"b"}
                        [a picture]
                        FAILURE of press:
                        No.

                        ASSISTANT:
                        Done.\
                        """);
    }

    @Test
    void cutsLongPiecesInTheirMiddleWhereAllWouldBeTooLong() {
        var messages =
                List.<Message>of(
                        Message.User.of("begin " + LongTalk.words(5_000) + " end"),
                        Message.Assistant.of("short"));

        assertThat(Transcript.of(messages, 1_000))
                .contains("begin", "[…]", "end", "short")
                .matches(it -> TokenEstimate.of(it) <= 1_000);
    }

    @Test
    void cutsThroughNoCharacter() {
        for (var before : List.of("", "x")) {
            var messages = List.<Message>of(Message.User.of(before + "😀".repeat(9_000)));
            var text = Transcript.of(messages, 2_000);
            assertThat(text).contains("[…]");
            assertThat(text.codePoints().filter(c -> c >= 0xd800 && c < 0xe000).count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 500, 5_000})
    void leavesTheFirstOutWhereEvenShortPiecesAreTooMany(int most) {
        var text = Transcript.of(LongTalk.chat(500, 20), most);

        assertThat(text).startsWith("[what was before is left out]");
        assertThat(TokenEstimate.of(text)).isLessThanOrEqualTo(Math.max(most, 20));
        if (most > 0) assertThat(text).endsWith(LongTalk.PROMPT);
    }
}
