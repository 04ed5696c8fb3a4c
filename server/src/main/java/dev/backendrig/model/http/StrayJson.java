package dev.backendrig.model.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Finds the JSON that stands in a body outside of any event: an error written as it is, on one
/// line or over several, or a whole answer from a gateway that does not stream. Used by one thread.
final class StrayJson {
    /// How often an unfinished value is tried; a value of many lines is read at the body's end.
    private static final int ATTEMPTS = 32;

    private final ProviderExchange exchange;
    private final int maxBytes;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private char closing;
    private int attempts;
    private boolean otherLines;

    StrayJson(ProviderExchange exchange, int maxBytes) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
    }

    /// Takes a line that is not empty, and gives the JSON value that it completes, if it does.
    ///
    /// @throws ModelException if the body is a page or too long
    Optional<JsonValue> line(byte[] buffer, int offset, int length) {
        var first = text.size() == 0;
        if (first && !begins(firstByte(buffer, offset, length))) return Optional.empty();
        if (text.size() + length >= maxBytes) throw unreadable("the answer is too long");
        text.write(buffer, offset, length);
        text.write('\n');
        // A value over several lines ends with its bracket at the margin, one of one line with it.
        var mayEnd = buffer[first ? offset + length - 1 : offset] == closing;
        return mayEnd && attempts++ < ATTEMPTS ? value() : Optional.empty();
    }

    /// The JSON value that the rest of the body is.
    ///
    /// @throws ModelException if the rest is anything else
    Optional<JsonValue> end() {
        if (text.size() == 0) return Optional.empty();
        var value = value();
        if (value.isEmpty()) throw unreadable("the answer holds broken JSON");
        return value;
    }

    /// Whether there were lines that are neither of an event stream nor of JSON.
    boolean sawOtherLines() {
        return otherLines;
    }

    private static byte firstByte(byte[] buffer, int offset, int length) {
        var at = offset;
        while (at < offset + length - 1 && (buffer[at] == ' ' || buffer[at] == '\t')) at++;
        return buffer[at];
    }

    private boolean begins(byte first) {
        if (first == '<') throw unreadable("the answer is a page, not an event stream");
        closing = first == '{' ? '}' : first == '[' ? ']' : 0;
        otherLines |= closing == 0;
        return closing != 0;
    }

    private Optional<JsonValue> value() {
        try {
            var value = Json.parse(text.toByteArray());
            text.reset();
            attempts = 0;
            return Optional.of(value);
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private ModelException unreadable(String detail) {
        return exchange.failure(Kind.UNREADABLE, detail);
    }
}
