package dev.backendrig.mcp.server;

/// A request that is answered with an HTTP status that says what is wrong, and an error of the protocol.
final class BadHttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient RpcError error;

    BadHttpException(int status, RpcError error) {
        super(error.message());
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    RpcError error() {
        return error;
    }
}
