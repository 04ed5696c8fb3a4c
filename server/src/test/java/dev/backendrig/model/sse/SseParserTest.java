package dev.backendrig.model.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
    private static final String STREAM =
            "\uFEFFdata: héllo 😀\r\n\r\n"
                    + ": comment\r"
                    + "event: note\r"
                    + "data: a\r"
                    + "data:b\r\r"
                    + "id: 7\n"
                    + "retry: 5\n"
                    + "data:\n\n"
                    + "data\n\n"
                    + "{\"stray\":1}\n"
                    + "data:  two spaces\n\n\n\n"
                    + "event: lost\n\n"
                    + "data: x\n\n";

    private static final List<String> EVENTS =
            List.of(
                    ":héllo 😀",
                    "note:a\nb",
                    ":",
                    ":",
                    "foreign {\"stray\":1}",
                    ": two spaces",
                    ":x");

    @Test
    void readsAllThatTheStandardHas() {
        assertThat(parse(STREAM.getBytes(UTF_8), new int[0])).isEqualTo(EVENTS);
    }

    @Test
    void readsTheSameWhereverItIsCut() {
        var bytes = STREAM.getBytes(UTF_8);
        for (var at = 0; at <= bytes.length; at++) {
            assertThat(parse(bytes, new int[] {at})).as("cut at %d", at).isEqualTo(EVENTS);
        }
    }

    @Test
    void readsTheSameByteByByte() {
        var bytes = STREAM.getBytes(UTF_8);
        var cuts = new int[bytes.length];
        for (var i = 0; i < cuts.length; i++) cuts[i] = i;
        assertThat(parse(bytes, cuts)).isEqualTo(EVENTS);
    }

    @Test
    void readsTheSameInRandomPieces() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var bytes = STREAM.getBytes(UTF_8);
        for (var round = 0; round < 500; round++) {
            var cuts = random.ints(random.nextInt(12), 0, bytes.length).sorted().toArray();
            assertThat(parse(bytes, cuts)).as("seed %d", seed).isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: x\n\n", "data: x\r\r", "data: x\r\n\r", "data: x\r\n\n"})
    void handsAnEventOverAsSoonAsItsEmptyLineIsThere(String text) {
        var seen = new Recorder();
        var parser = new SseParser(100, seen);
        parser.feed(ByteBuffer.wrap(text.getBytes(UTF_8)));
        assertThat(seen.all).containsExactly(":x");
        parser.feed(ByteBuffer.wrap("\ndata: y\n\n".getBytes(UTF_8)));
        assertThat(seen.all).containsExactly(":x", ":y");
    }

    @Test
    void doesNotHandOverOneByteEarlier() {
        var seen = new Recorder();
        new SseParser(100, seen).feed(ByteBuffer.wrap("data: x\r\n".getBytes(UTF_8)));
        assertThat(seen.all).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"data: cut | unfinished :cut", "event: e | ``", "{\"a\": | foreign {\"a\":"},
            quoteCharacter = '`')
    void tellsWhatTheEndCutsOff(String text, String expected) {
        var seen = new Recorder();
        var parser = new SseParser(100, seen);
        parser.feed(ByteBuffer.wrap(text.getBytes(UTF_8)));
        parser.end();
        assertThat(String.join("", seen.all)).isEqualTo(expected);
    }

    @Test
    void takesAByteOrderMarkAtTheBeginningOnly() {
        assertThat(parse("data: a\n\n\uFEFFdata: b\n\n".getBytes(UTF_8), new int[0]))
                .containsExactly(":a", "foreign \uFEFFdata: b");
    }

    @Test
    void joinsLinesThatAreNotNextToEachOtherInTheBytes() {
        var text = "data: one\n: " + "-".repeat(50) + "\nid: 1\ndata: two\ndata\ndata: three\n\n";
        assertThat(parse(text.getBytes(UTF_8), new int[] {5, 20, 66, 70}))
                .containsExactly(":one\ntwo\n\nthree");
    }

    @Test
    void refusesAnEventThatIsTooBig() {
        var parser = new SseParser(20, new Recorder());
        parser.feed(ByteBuffer.wrap("data: 1234567890\n".getBytes(UTF_8)));
        assertThatThrownBy(() -> parser.feed(ByteBuffer.wrap("data: 12345678901".getBytes(UTF_8))))
                .isInstanceOf(SseException.class)
                .hasMessage("an event is larger than 20 bytes");
    }

    @Test
    void readsManySmallEventsWithASmallLimitAndEndlessComments() {
        var seen = new Recorder();
        var parser = new SseParser(20, seen);
        for (var i = 0; i < 1000; i++) {
            parser.feed(ByteBuffer.wrap("data: 1\n: no comment\n\n".getBytes(UTF_8)));
        }
        for (var i = 0; i < 1000; i++) parser.feed(ByteBuffer.wrap(": wait\n".getBytes(UTF_8)));
        assertThat(seen.all).hasSize(1000).containsOnly(":1");
    }

    private static List<String> parse(byte[] bytes, int[] cuts) {
        var seen = new Recorder();
        var parser = new SseParser(1000, seen);
        var from = 0;
        for (var cut : cuts) {
            parser.feed(ByteBuffer.wrap(bytes, from, cut - from).asReadOnlyBuffer());
            from = cut;
        }
        parser.feed(ByteBuffer.wrap(bytes, from, bytes.length - from));
        parser.end();
        return seen.all;
    }

    private static final class Recorder implements SseHandler {
        private final List<String> all = new ArrayList<>();

        @Override
        public void event(String type, byte[] buffer, int offset, int length) {
            all.add(type + ":" + new String(buffer, offset, length, UTF_8));
        }

        @Override
        public void unfinished(String type, byte[] buffer, int offset, int length) {
            all.add("unfinished " + type + ":" + new String(buffer, offset, length, UTF_8));
        }

        @Override
        public void foreignLine(byte[] buffer, int offset, int length) {
            all.add("foreign " + new String(buffer, offset, length, UTF_8));
        }
    }
}
