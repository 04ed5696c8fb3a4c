package dev.backendrig.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer that says what went wrong.
///
/// @param detail what happened here and what to do about it
/// @param errors the fields at fault, if fields are
/// @param headers that the answer carries beside the usual ones
record Problem(
        ProblemKind kind, Sentence detail, List<FieldError> errors, Map<String, String> headers) {
    Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /// A field of the request that is not as it should be.
    ///
    /// @param field the way to it, such as `history[2].role`
    record FieldError(String field, Sentence message) {}

    static Problem of(ProblemKind kind, String english, String indonesian) {
        return of(kind, new Sentence(english, indonesian));
    }

    static Problem of(ProblemKind kind, Sentence detail) {
        return new Problem(kind, detail, List.of(), Map.of());
    }

    /// @param errors at least one; the detail names them all, for those who see nothing else
    static Problem ofFields(List<FieldError> errors) {
        var english =
                errors.stream()
                        .map(error -> error.field() + ": " + error.message().english())
                        .collect(Collectors.joining(" "));
        var indonesian =
                errors.stream()
                        .map(error -> error.field() + ": " + error.message().indonesian())
                        .collect(Collectors.joining(" "));
        var detail = new Sentence(english, indonesian);
        return new Problem(ProblemKind.INVALID_FIELDS, detail, errors, Map.of());
    }

    Problem with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Problem(kind, detail, errors, more);
    }

    /// Says when to come again, in whole seconds and never sooner than was asked (RFC 9110,
    /// 10.2.3); says nothing where nobody knows.
    Problem retryAfter(@Nullable Duration delay) {
        if (delay == null) return this;
        var seconds = delay.plusSeconds(1).minusNanos(1).toSeconds();
        return with("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}
