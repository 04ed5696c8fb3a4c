package dev.backendrig.json;

/// Text that is not the JSON that was asked for. The message names the fault and its place, never
/// the text itself.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
