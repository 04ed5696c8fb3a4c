package dev.backendrig.bench.load;

/// Finds the stamps `(sequence@nanos)` of the fake model in a stream of bytes, whatever framing a
/// peer puts around them. Not thread-safe.
final class StampScanner {
    /// Told of each stamp.
    interface Listener {
        void stamp(int sequence, long sentNanos);
    }

    private enum State {
        OUTSIDE,
        SEQUENCE,
        NANOS
    }

    private final Listener listener;
    private State state = State.OUTSIDE;
    private int sequence;
    private long nanos;

    StampScanner(Listener listener) {
        this.listener = listener;
    }

    void accept(byte b) {
        switch (state) {
            case OUTSIDE -> {}
            case SEQUENCE -> sequence(b);
            case NANOS -> nanos(b);
        }
        if (b == '(') begin();
    }

    private void begin() {
        state = State.SEQUENCE;
        sequence = 0;
        nanos = 0;
    }

    private void sequence(byte b) {
        if (isDigit(b)) sequence = sequence * 10 + (b - '0');
        else state = b == '@' ? State.NANOS : State.OUTSIDE;
    }

    private void nanos(byte b) {
        if (isDigit(b)) {
            nanos = nanos * 10 + (b - '0');
            return;
        }
        state = State.OUTSIDE;
        if (b == ')') listener.stamp(sequence, nanos);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
