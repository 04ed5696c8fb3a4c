package dev.backendrig.http.openai;

/// A request that is not as it should be; goes with status 400.
public final class OpenAiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OpenAiError error;

    OpenAiException(OpenAiError error) {
        // No stack: this is an answer, not a fault of ours.
        super(error.code(), null, false, false);
        this.error = error;
    }

    public OpenAiError error() {
        return error;
    }
}
