package dev.backendrig.model.repair;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.repair.Loose.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON as language models write it: without quotes or with others, with comments, trailing or
/// missing commas, words of Python, line breaks in strings. What could be meant in two ways is no
/// value: a name twice with two values, a string that ends somewhere.
///
/// Linear in the length of the text, nested at most [Json#MAX_DEPTH] deep. Used by one thread.
final class LooseJson {
    private final LooseText text;
    private final boolean inCall;
    private Fault fault = Fault.NONE;
    private int depth;

    private LooseJson(LooseText text, boolean inCall) {
        this.text = text;
        this.inCall = inCall;
    }

    /// The value that begins here, behind white space and comments.
    static Loose read(String text, int from) {
        return read(text, from, false);
    }

    /// The value of an argument in a call such as `click(ref=12)`: a bracket ends it too.
    static Loose readArgument(String text, int from) {
        return read(text, from, true);
    }

    private static Loose read(String text, int from, boolean inCall) {
        var source = new LooseText(text, from);
        var reader = new LooseJson(source, inCall);
        var value = reader.value();
        return new Loose(value, source.at(), reader.fault, source.mended());
    }

    private JsonValue value() {
        text.skipBlank();
        if (text.atEnd()) return failed(Fault.CUT);
        if (depth >= Json.MAX_DEPTH) return failed(Fault.BROKEN);
        return switch (text.peek()) {
            case '{' -> object();
            case '[' -> array();
            default -> LooseText.opensString(text.peek()) ? string() : bare();
        };
    }

    private JsonObject object() {
        var members = new LinkedHashMap<String, JsonValue>();
        text.next();
        depth++;
        for (var first = true; ; first = false) {
            if (!goesOn('}', first)) break;
            var name = name();
            if (name == null) break;
            var value = value();
            if (fault == Fault.CUT || fault == Fault.BROKEN) {
                // What was read of a nested object tells what it was going to be.
                if (value instanceof JsonObject) members.putIfAbsent(name, value);
                break;
            }
            var before = members.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) failed(Fault.BROKEN);
            if (fault != Fault.NONE) break;
        }
        depth--;
        return new JsonObject(members);
    }

    private JsonArray array() {
        var items = new ArrayList<JsonValue>();
        text.next();
        depth++;
        for (var first = true; ; first = false) {
            if (!goesOn(']', first)) break;
            var item = value();
            var isRead = fault == Fault.NONE || fault == Fault.CLOSERS_MISSING;
            if (isRead || item instanceof JsonObject) items.add(item);
            if (fault != Fault.NONE) break;
        }
        depth--;
        return new JsonArray(items);
    }

    /// Whether another member or item follows; goes to it, or behind the closing sign.
    private boolean goesOn(char closer, boolean first) {
        text.skipBlank();
        var comma = !first && text.skip(',');
        if (comma) text.skipBlank();
        if (text.atEnd()) {
            failed(first || comma ? Fault.CUT : Fault.CLOSERS_MISSING);
            return false;
        }
        if (text.skip(closer)) {
            if (comma) text.mend();
            return false;
        }
        if (!first && !comma) text.mend();
        return true;
    }

    /// The name of a member; goes behind its colon. Null where there is none.
    private @Nullable String name() {
        String name;
        if (LooseText.opensString(text.peek())) {
            var string = string();
            if (fault != Fault.NONE) return null;
            name = string.value();
        } else {
            name = text.identifier();
            if (name.isEmpty()) return noName(Fault.BROKEN);
            text.mend();
        }
        text.skipBlank();
        if (text.atEnd()) return noName(Fault.CUT);
        return text.skipColon() ? name : noName(Fault.BROKEN);
    }

    private @Nullable String noName(Fault why) {
        failed(why);
        return null;
    }

    private JsonString string() {
        var string = text.string(depth);
        if (string.closed()) return new JsonString(string.value());
        failed(string.closersTaken() ? Fault.CLOSERS_MISSING : Fault.CUT);
        return new JsonString(string.value());
    }

    private JsonValue bare() {
        var word = text.word(inCall && depth == 0 ? ",)\n" : ",}]\n");
        if (word.isEmpty()) return failed(Fault.BROKEN);
        if (text.atEnd() && depth > 0 && !LooseWord.isWhole(word)) failed(Fault.CUT);
        var value = LooseWord.value(word);
        if (!LooseWord.isJson(word)) text.mend();
        return value;
    }

    private JsonValue failed(Fault why) {
        fault = why;
        return JsonNull.NULL;
    }
}
