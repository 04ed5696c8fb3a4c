package dev.backendrig.model.offline;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;

/// A frame around text that comes from a page: a line that begins with `<<<` before it and one
/// with `<<<` or `>>>` after it.
///
/// @param label the frame's first line, blank where there is no frame
/// @param body what stands inside
record Frame(String label, String body) {
    private static final String MARK = "<<<";

    /// How far from the begin a frame may open; words of introduction may stand before it.
    private static final int MAX_INTRODUCTION = 500;

    static Frame of(String text) {
        var open = text.startsWith(MARK) ? 0 : text.indexOf("\n" + MARK) + 1;
        if (open > MAX_INTRODUCTION || !text.startsWith(MARK, open)) return new Frame("", text);
        var lineEnd = text.indexOf('\n', open);
        if (lineEnd < 0) return new Frame("", text);
        var close = Math.max(text.lastIndexOf("\n" + MARK), text.lastIndexOf("\n>>>"));
        var end = close > lineEnd ? close : text.length();
        return new Frame(text.substring(open, lineEnd), text.substring(lineEnd + 1, end));
    }

    boolean isThere() {
        return !label.isEmpty();
    }

    /// A tool's answer without what may be around it: a frame, JSON text inside a string, a hint
    /// behind the JSON.
    static JsonValue unwrap(JsonValue content) {
        if (!(content instanceof JsonString(String text))) return content;
        var body = of(text).body().strip();
        var close = body.startsWith("{") ? '}' : body.startsWith("[") ? ']' : '\0';
        if (close == '\0' || body.indexOf(close) < 0) return new JsonString(body);
        try {
            return Json.parse(body.substring(0, body.lastIndexOf(close) + 1));
        } catch (JsonException notJson) {
            // Text that only looks like JSON is text.
            return new JsonString(body);
        }
    }
}
