package dev.backendrig.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

/// The hand-over between the HTTP client's threads and the reading one.
class ResponseInboxTest {
    private static final List<ByteBuffer> PIECE = List.of(ByteBuffer.allocate(1));

    private final ResponseInbox inbox = new ResponseInbox();
    private final Source source = new Source();

    @Test
    void asksForNoMoreThanItHolds() throws Exception {
        inbox.onSubscribe(source);
        assertThat(source.requested).isEqualTo(16);
        for (var i = 0; i < 16; i++) inbox.onNext(PIECE);
        for (var i = 0; i < 7; i++) inbox.next();
        assertThat(source.requested).isEqualTo(16);
        inbox.next();
        assertThat(source.requested).isEqualTo(24);
    }

    @Test
    void tellsABreakAfterWhatCameBefore() throws Exception {
        inbox.onNext(PIECE);
        inbox.onError(new IOException("reset"));
        assertThat(inbox.next()).isInstanceOf(Arrival.Bytes.class);
        assertThat(inbox.next()).isInstanceOf(Arrival.Broken.class);
    }

    @Test
    void tellsSilenceEvenBetweenEndlessBytes() throws Exception {
        inbox.onNext(PIECE);
        inbox.fallSilent();
        assertThat(inbox.next()).isInstanceOf(Arrival.Silence.class);
    }

    @Test
    void keepsTheFirstEnd() throws Exception {
        inbox.onComplete();
        inbox.fallSilent();
        inbox.fail(new IOException("late"));
        assertThat(inbox.next()).isInstanceOf(Arrival.End.class);
    }

    @Test
    void closingEndsTheResponse() {
        inbox.onSubscribe(source);
        inbox.close();
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void closingLeavesAConnectionAloneWhoseResponseHasEnded() {
        inbox.onSubscribe(source);
        inbox.onComplete();
        inbox.close();
        assertThat(source.cancelled).isFalse();
    }

    @Test
    void closingBeforeTheBodyBeginsEndsItThen() {
        inbox.close();
        inbox.onSubscribe(source);
        assertThat(source.cancelled).isTrue();
        assertThat(source.requested).isZero();
    }

    private static final class Source implements Subscription {
        private long requested;
        private boolean cancelled;

        @Override
        public void request(long count) {
            requested += count;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
