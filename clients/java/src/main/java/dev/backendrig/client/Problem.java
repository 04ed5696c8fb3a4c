package dev.backendrig.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Why the server refused: its problem document (RFC 9457), or what stands for it.
///
/// @param code the problem's name as docs/errors.md lists them; empty where the answer was none of
///     Backend Rig's
/// @param detail a sentence for the person
/// @param retryAfter when it is worth trying again
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        List<FieldError> errors,
        Optional<Duration> retryAfter) {
    private static final String PREFIX = "urn:backendrig:problem:";
    private static final int LONGEST_DETAIL = 500;

    public Problem {
        errors = List.copyOf(errors);
    }

    /// A field of a request that is wrong, and how.
    public record FieldError(String field, String message) {}

    static Problem of(int status, String text, Optional<String> retryAfter) {
        var document = document(text);
        var type = document.text("type");
        return new Problem(
                status,
                type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "",
                document.text("title"),
                document.find("detail").orElseGet(() -> plain(status, text)),
                document.objects("errors").stream()
                        .map(it -> new FieldError(it.text("field"), it.text("message")))
                        .toList(),
                retryAfter
                        .filter(it -> it.matches("[0-9]{1,9}"))
                        .map(it -> Duration.ofSeconds(Long.parseLong(it))));
    }

    private static Fields document(String text) {
        try {
            return Fields.read(text);
        } catch (IllegalArgumentException e) {
            return Fields.read("{}");
        }
    }

    private static String plain(int status, String text) {
        if (text.isBlank()) return "HTTP status " + status;
        return text.strip().substring(0, Math.min(text.strip().length(), LONGEST_DETAIL));
    }
}
