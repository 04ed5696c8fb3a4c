package dev.backendrig.client;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a value as JSON (RFC 8259).
final class JsonWriter {
    private static final int DEEPEST = 200;
    private static final String SHORT = "\"\"\\\\\bb\ff\nn\rr\tt";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    private JsonWriter() {}

    /// @throws IllegalArgumentException for what JSON has no form for, and for what is too deep
    static String write(@Nullable Object value) {
        var writer = new JsonWriter();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean flag -> out.append(flag);
            case Number number -> number(number);
            case Map<?, ?> members -> object(members);
            case Collection<?> items -> array(items);
            default -> throw new IllegalArgumentException("not for JSON: " + value.getClass());
        }
    }

    private void number(Number number) {
        var value = number.doubleValue();
        var isFloating = number instanceof Double || number instanceof Float;
        if (isFloating && (Double.isNaN(value) || Double.isInfinite(value))) {
            throw new IllegalArgumentException("not for JSON: " + number);
        }
        out.append(number);
    }

    private void object(Map<?, ?> members) {
        enter();
        var separator = "{";
        if (members.isEmpty()) out.append('{');
        for (var member : members.entrySet()) {
            out.append(separator);
            string(String.valueOf(member.getKey()));
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
        depth--;
    }

    private void array(Collection<?> items) {
        enter();
        var separator = "";
        out.append('[');
        for (var item : items) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
        depth--;
    }

    /// A value that holds itself would have no end.
    private void enter() {
        if (++depth > DEEPEST) throw new IllegalArgumentException("not for JSON: it is too deep");
    }

    private void string(String text) {
        out.append('"');
        for (var at = 0; at < text.length(); at++) character(text, at);
        out.append('"');
    }

    private void character(String text, int at) {
        var next = text.charAt(at);
        var known = next < 128 ? SHORT.indexOf(next) : -1;
        if (known >= 0 && known % 2 == 0) out.append('\\').append(SHORT.charAt(known + 1));
        else if (next < ' ' || isLone(text, at)) out.append("\\u%04x".formatted((int) next));
        else out.append(next);
    }

    /// Half of a surrogate pair, which UTF-8 cannot say.
    private static boolean isLone(String text, int at) {
        var next = text.charAt(at);
        if (Character.isHighSurrogate(next)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(next)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
