package dev.backendrig.mcp.client;

/// A server could not be reached or did not do as it should. The message is in words of ours and
/// holds nothing of the server's but numbers.
final class McpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What to make of it.
    enum Kind {
        /// Nothing came in time.
        LATE,
        /// The connection is over: there will be another one.
        ENDED,
        /// The server said no to this one request.
        REFUSED,
        /// The server wants to be asked in another version.
        OTHER_VERSION
    }

    private final Kind kind;

    McpException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
