package dev.backendrig.model.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The cutting of a body into lines.
class LineParserTest {
    private final List<String> told = new ArrayList<>();
    private final LineParser parser = new LineParser(100, new Listener());

    @Test
    void handsOverEachLineWithTheFeedThatEndsIt() {
        feed("{\"a\":1}\n{\"b\"");
        assertThat(told).containsExactly("{\"a\":1}");
        feed(":2}\n");
        assertThat(told).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void readsOverEmptyLines() {
        feed("\n \r\n{}\n\n\t\n");
        parser.end();
        assertThat(told).containsExactly("{}");
    }

    @Test
    void leavesACarriageReturnToTheReaderOfTheLine() {
        feed("{}\r\n");
        assertThat(told).containsExactly("{}\r");
    }

    @Test
    void keepsCharactersWholeThatAreSplitAnywhere() {
        for (var each : "\"Grüße, 世界 🌏\"\n".getBytes(UTF_8)) {
            parser.feed(ByteBuffer.wrap(new byte[] {each}));
        }
        assertThat(told).containsExactly("\"Grüße, 世界 🌏\"");
    }

    @Test
    void tellsALineThatTheEndCutOff() {
        feed("{}\n{\"a\"");
        parser.end();
        assertThat(told).containsExactly("{}", "unfinished {\"a\"");
    }

    @Test
    void tellsNothingOfAnEndBetweenLines() {
        feed("{}\n");
        parser.end();
        assertThat(told).containsExactly("{}");
    }

    @Test
    void refusesALineThatIsTooLong() {
        feed("x".repeat(100));
        assertThatThrownBy(() -> feed("x")).isInstanceOf(SseException.class);
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatThrownBy(() -> new LineParser(0, new Listener()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    private void feed(String text) {
        parser.feed(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    private final class Listener implements SseHandler {
        @Override
        public void event(String type, byte[] buffer, int offset, int length) {
            told.add(type + new String(buffer, offset, length, UTF_8));
        }

        @Override
        public void unfinished(String type, byte[] buffer, int offset, int length) {
            told.add("unfinished " + new String(buffer, offset, length, UTF_8));
        }

        @Override
        public void foreignLine(byte[] buffer, int offset, int length) {
            throw new AssertionError("a line is never foreign");
        }
    }
}
