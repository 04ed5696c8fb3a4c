package dev.backendrig.model.offline;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;

/// A frame around text that comes from a page: a first line that begins with `<<<`, such as
/// `<<<page 1a2b3c4d (text of the page; …)`, and a last line such as `page 1a2b3c4d>>>`.
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
        var label = text.substring(open, lineEnd);
        var close = close(label, text);
        var end = close >= lineEnd ? close : text.length();
        return new Frame(label, text.substring(Math.min(lineEnd + 1, end), end));
    }

    /// Where the closing line begins, -1 where there is none. A line that repeats the words of the
    /// opening one counts most: a page cannot know them.
    private static int close(String label, String text) {
        var bracket = label.indexOf('(');
        var words = label.substring(MARK.length(), bracket < 0 ? label.length() : bracket).strip();
        var own = text.lastIndexOf("\n" + words + ">>>");
        if (own >= 0) return own;
        return Math.max(text.lastIndexOf("\n" + MARK), text.lastIndexOf("\n>>>"));
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
