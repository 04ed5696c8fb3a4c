package dev.backendrig.mcp.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The messages that are kept for a client that comes back.
class MessageStreamTest {
    private static final Duration NOW = Duration.ZERO;
    private final MessageStream stream = new MessageStream("7");

    private static JsonObject message(String text) {
        return JsonObject.of("m", text);
    }

    private MessageSource read(long after) {
        return Objects.requireNonNull(stream.read(after, () -> {}));
    }

    private static String text(MessageSource source) throws InterruptedException {
        return source.next(NOW) instanceof MessageSource.Piece.Events(var bytes)
                ? UTF_8.decode(bytes).toString()
                : "";
    }

    @Test
    void tellsEachMessageWithItsId() throws Exception {
        stream.send(message("a"));
        stream.send(message("b"));
        var reader = read(0);
        assertThat(text(reader)).isEqualTo("id: 7-1\nevent: message\ndata: {\"m\":\"a\"}\n\n");
        assertThat(text(reader)).startsWith("id: 7-2\n");
        assertThat(reader.next(NOW)).isInstanceOf(MessageSource.Piece.Silence.class);
        stream.end();
        assertThat(reader.next(NOW)).isInstanceOf(MessageSource.Piece.End.class);
    }

    @Test
    void goesOnAfterTheLastEventThatTheClientHas() throws Exception {
        stream.send(message("a"));
        stream.send(message("b"));
        assertThat(text(read(1))).contains("\"b\"");
        assertThat(stream.read(3, () -> {})).isNull();
    }

    @Test
    void endsAReaderWhosePlaceAnotherHasTaken() throws Exception {
        var first = read(0);
        var second = read(0);
        stream.send(message("a"));
        assertThat(first.next(NOW)).isInstanceOf(MessageSource.Piece.End.class);
        assertThat(text(second)).contains("\"a\"");
    }

    @Test
    void dropsWhatWasReadWhereItIsTooMuch() throws Exception {
        var reader = read(0);
        var large = message("x".repeat(600 * 1024));
        for (var i = 0; i < 4; i++) {
            stream.send(large);
            assertThat(text(reader)).isNotEmpty();
        }
        assertThat(stream.bytes()).isLessThan(2L * 1024 * 1024);
        assertThat(stream.read(0, () -> {})).isNull();
    }

    @Test
    void keepsWhatIsNotReadUpToALimitAndEndsTheReaderThen() throws Exception {
        var reader = read(0);
        var large = message("x".repeat(6 * 1024 * 1024));
        stream.send(large);
        stream.send(large);
        assertThat(text(reader)).isNotEmpty();
        for (var i = 0; i < 4; i++) stream.send(large);
        assertThat(reader.next(NOW)).isInstanceOf(MessageSource.Piece.End.class);
    }

    @Test
    void takesNothingAfterItsEnd() throws Exception {
        stream.end();
        stream.send(message("late"));
        assertThat(read(0).next(NOW)).isInstanceOf(MessageSource.Piece.End.class);
    }
}
