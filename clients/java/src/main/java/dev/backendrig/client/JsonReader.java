package dev.backendrig.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text (RFC 8259). Whole numbers that fit are `Long`, all others `BigDecimal`; of a
/// name that comes twice the last one counts. Used once, by one thread.
final class JsonReader {
    private static final int DEEPEST = 200;
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]{1,9})?");
    private static final Pattern SHORT = Pattern.compile("-?[0-9]{1,18}");

    private final String text;
    private final Matcher number;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
        this.number = NUMBER.matcher(text);
    }

    /// @throws IllegalArgumentException if the text is no JSON; the message says where
    static @Nullable Object read(String text) {
        var reader = new JsonReader(text);
        var value = reader.value();
        if (reader.peek() != END) throw reader.wrong();
        return value;
    }

    private static final int END = -1;

    /// The next character that is no white space; not taken.
    private int peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
        return at < text.length() ? text.charAt(at) : END;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Boolean value) {
        if (!text.startsWith(word, at)) throw wrong();
        at += word.length();
        return value;
    }

    private Number number() {
        number.region(at, text.length());
        if (!number.lookingAt()) throw wrong();
        at = number.end();
        var found = number.group();
        return SHORT.matcher(found).matches()
                ? (Number) Long.valueOf(found)
                : new BigDecimal(found);
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        enter();
        if (!takes('}')) {
            do {
                if (peek() != '"') throw wrong();
                var name = string();
                take(':');
                members.put(name, value());
            } while (takes(','));
            take('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        enter();
        if (!takes(']')) {
            do {
                items.add(value());
            } while (takes(','));
            take(']');
        }
        depth--;
        return items;
    }

    private void enter() {
        if (++depth > DEEPEST) throw wrong();
        at++;
    }

    private boolean takes(char expected) {
        if (peek() != expected) return false;
        at++;
        return true;
    }

    private void take(char expected) {
        if (!takes(expected)) throw wrong();
    }

    private String string() {
        var start = ++at;
        while (at < text.length() && isPlain(text.charAt(at))) at++;
        var value = new StringBuilder().append(text, start, at);
        while (at < text.length() && text.charAt(at) != '"') {
            var next = text.charAt(at++);
            if (next < ' ') throw wrong();
            value.append(next == '\\' ? escaped() : next);
        }
        if (at >= text.length()) throw wrong();
        at++;
        return value.toString();
    }

    private static boolean isPlain(char next) {
        return next >= ' ' && next != '"' && next != '\\';
    }

    private char escaped() {
        if (at >= text.length()) throw wrong();
        return switch (text.charAt(at++)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong();
        };
    }

    private char unicode() {
        var code = 0;
        for (var end = at + 4; at < end; at++) {
            var digit = at < text.length() ? hex(text.charAt(at)) : -1;
            if (digit < 0) throw wrong();
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /// ASCII alone: `Character.digit` knows the digits of other scripts too.
    private static int hex(char digit) {
        return digit < 128 ? Character.digit(digit, 16) : -1;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("no JSON at character " + at);
    }
}
