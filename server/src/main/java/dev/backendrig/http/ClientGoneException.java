package dev.backendrig.http;

/// Nobody reads the answer any more. Thrown out of the agent's event consumer, it ends the run.
final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(String message) {
        // No stack: clients go away all the time.
        super(message, null, false, false);
    }
}
