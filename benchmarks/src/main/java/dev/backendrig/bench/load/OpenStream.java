package dev.backendrig.bench.load;

import dev.backendrig.bench.gemini.Receipts;
import dev.backendrig.bench.gemini.Script;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One stream while it arrives: notes when each chunk came and whether one was lost, repeated or
/// out of order. Used by the client's one thread.
final class OpenStream {
    private final Script script;
    private final Receipts receipts;
    private final long[] nanos;
    private final StampScanner stamps = new StampScanner(this::stamp);
    private final WordMatcher lastWord;
    private final ResponseDecoder decoder = new ResponseDecoder(this::body);
    private int next;
    private long now;
    private @Nullable String fault;

    OpenStream(Script script, String lastWord, Receipts receipts) {
        this.script = script;
        this.receipts = receipts;
        this.nanos = new long[script.chunks()];
        this.lastWord = new WordMatcher(lastWord);
    }

    /// Takes what was read.
    ///
    /// @param at when it was read, by `System.nanoTime`
    /// @return whether the stream goes on
    boolean received(ByteBuffer bytes, long at) {
        now = at;
        try {
            decoder.feed(bytes);
        } catch (IllegalStateException e) {
            fail(String.valueOf(e.getMessage()));
        }
        if (next > 0 && script instanceof Script.Lockstep) receipts.seen(script.id(), next - 1);
        return fault == null && !decoder.complete();
    }

    /// The first fault counts.
    void fail(String reason) {
        if (fault == null) fault = reason;
    }

    StreamOutcome outcome() {
        if (decoder.status() != 200) fail("status " + decoder.status());
        if (next < nanos.length) fail("only " + next + " of " + nanos.length + " chunks");
        if (!lastWord.found()) fail("the end is missing");
        return new StreamOutcome(Distribution.of(Arrays.stream(nanos, 0, next)), fault);
    }

    private void body(byte b) {
        stamps.accept(b);
        lastWord.accept(b);
    }

    private void stamp(int sequence, long sentNanos) {
        if (sequence != next || next == nanos.length) {
            fail("chunk " + sequence + " came where " + next + " was due");
            return;
        }
        nanos[next++] = now - sentNanos;
    }
}
