package dev.backendrig.model.sse;

/// An event stream that cannot be read on, because one event in it is too big.
public final class SseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SseException(String message) {
        super(message);
    }
}
