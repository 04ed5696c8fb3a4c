package dev.backendrig.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseDecoderTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String RESPONSE = HEAD + "5\r\nhello\r\nB;x=y\r\n wide world\r\n0\r\n\r\n";

    private final StringBuilder body = new StringBuilder();
    private final ResponseDecoder decoder = new ResponseDecoder(b -> body.append((char) b));

    @Test
    void takesTheFramingOffInWhateverPiecesItArrives() {
        for (var b : RESPONSE.getBytes(StandardCharsets.US_ASCII)) {
            assertThat(decoder.complete()).isFalse();
            decoder.feed(ByteBuffer.wrap(new byte[] {b}));
        }
        assertThat(body).hasToString("hello wide world");
        assertThat(decoder.complete()).isTrue();
        assertThat(decoder.status()).isEqualTo(200);
    }

    @Test
    void knowsNoStatusBeforeTheHeadIsThere() {
        feed("HTTP/1.1 2");
        assertThat(decoder.status()).isZero();
    }

    @Test
    void refusesWhatFollowsTheEnd() {
        feed(RESPONSE);
        assertThatThrownBy(() -> feed("x")).hasMessageContaining("after the end");
    }

    @Test
    void refusesAnAnswerThatIsNotAStream() {
        assertThatThrownBy(() -> feed("HTTP/1.1 502 No\r\nContent-Length: 2\r\n\r\n{}"))
                .hasMessageContaining("502");
    }

    private void feed(String text) {
        decoder.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
