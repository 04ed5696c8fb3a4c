package dev.backendrig.http;

/// The server could not begin to listen.
public final class HttpServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why it could not.
    public enum Kind {
        /// Something else listens there already.
        PORT_IN_USE,
        /// The machine has no such address, or it may not be listened on.
        ADDRESS_UNUSABLE,
        /// Something else went wrong.
        FAILED
    }

    private final Kind kind;

    HttpServerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
