package dev.backendrig.model.repair;

import java.util.regex.Pattern;

/// A text that [LooseJson] goes through: its white space, comments, strings and words. Used by one
/// thread.
final class LooseText {
    private static final String OPENERS = "\"'`“”„‘’";

    /// The beginning of a member: the comma before it may be missing.
    private static final Pattern MEMBER = Pattern.compile("\"\\w{1,64}\"\\s*+:");

    private static final Pattern CLOSERS = Pattern.compile("[}\\])\\s]*+");

    private final String text;
    private int at;
    private boolean mended;

    LooseText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /// A string that was read.
    ///
    /// @param closed whether its closing quote was there
    /// @param closersTaken whether it was not, and what ends the text are exactly the closing signs
    ///     that are due
    record Read(String value, boolean closed, boolean closersTaken) {}

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    void next() {
        at++;
    }

    boolean mended() {
        return mended;
    }

    /// Notes that the text is no JSON by the letter.
    void mend() {
        mended = true;
    }

    static boolean opensString(char c) {
        return OPENERS.indexOf(c) >= 0;
    }

    boolean skip(char c) {
        if (atEnd() || peek() != c) return false;
        at++;
        return true;
    }

    /// Goes behind what stands between a name and its value.
    boolean skipColon() {
        if (skip(':')) return true;
        if (!skip('=')) return false;
        skip('>');
        mend();
        return true;
    }

    void skipBlank() {
        while (!atEnd()) {
            if (isBlank(peek())) at++;
            else if (!skipComment()) return;
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff';
    }

    private boolean skipComment() {
        if (text.startsWith("//", at) || peek() == '#') {
            at = end(text.indexOf('\n', at));
        } else if (text.startsWith("/*", at)) {
            var close = text.indexOf("*/", at + 2);
            at = close < 0 ? text.length() : close + 2;
        } else {
            return false;
        }
        mend();
        return true;
    }

    private int end(int index) {
        return index < 0 ? text.length() : index;
    }

    /// A name without quotes, empty where there is none.
    String identifier() {
        var start = at;
        while (!atEnd() && isOfName(peek())) at++;
        return text.substring(start, at);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$';
    }

    /// What stands here up to one of these signs.
    String word(String ends) {
        var start = at;
        while (!atEnd() && ends.indexOf(peek()) < 0 && !opensComment()) at++;
        return text.substring(start, at).strip();
    }

    private boolean opensComment() {
        return peek() == ' '
                && (text.startsWith(" //", at)
                        || text.startsWith(" /*", at)
                        || text.startsWith(" #", at));
    }

    /// The string that begins here.
    ///
    /// @param depth how many closing signs are due behind it
    Read string(int depth) {
        var opener = peek();
        if (opener != '"') mend();
        at++;
        var value = new StringBuilder();
        while (!atEnd()) {
            var c = peek();
            if (c == '\\') {
                value.append(escaped());
            } else if (closes(opener, c)) {
                at++;
                return new Read(value.toString(), true, false);
            } else {
                if (c < ' ' || c == opener) mend();
                value.append(c);
                at++;
            }
        }
        return unclosed(value.toString(), depth);
    }

    /// A quote ends a string only where something follows that may follow a string: models forget to
    /// escape the quotes within.
    private boolean closes(char opener, char c) {
        return isPartner(opener, c) && mayFollow(at + 1);
    }

    private static boolean isPartner(char opener, char c) {
        return switch (opener) {
            case '"', '\'', '`' -> c == opener;
            case '‘', '’' -> c == '‘' || c == '’' || c == '\'';
            default -> c == '“' || c == '”' || c == '"';
        };
    }

    private boolean mayFollow(int index) {
        var i = index;
        while (i < text.length() && isBlank(text.charAt(i))) i++;
        if (i >= text.length()) return true;
        var c = text.charAt(i);
        // Behind a line break a comma may be missing.
        var newLine = text.substring(index, i).indexOf('\n') >= 0;
        var comment = text.startsWith("//", i) || text.startsWith("/*", i);
        var member = i > index && MEMBER.matcher(text).region(i, text.length()).lookingAt();
        return comment || member || ",:}])=".indexOf(c) >= 0 || (newLine && opensString(c));
    }

    private Read unclosed(String value, int depth) {
        var body = value.length();
        while (body > 0 && CLOSERS.matcher(value).region(body - 1, value.length()).matches()) {
            body--;
        }
        var tail = value.substring(body).replaceAll("\\s", "");
        var due = depth > 0 && tail.length() == depth;
        if (due) mend();
        return new Read(due ? value.substring(0, body) : value, false, due);
    }

    private String escaped() {
        at++;
        if (atEnd()) return "\\";
        var c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> String.valueOf(c);
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> unicode();
            default -> unknownEscape(c);
        };
    }

    private String unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            mend();
            return "\\u";
        }
        var code = (char) Integer.parseInt(text.substring(at, at + 4), 16);
        at += 4;
        return String.valueOf(code);
    }

    /// Signs that Markdown or another language escapes are meant themselves; before anything else
    /// the backslash is, as in a path.
    private String unknownEscape(char c) {
        mend();
        return "'`_*#.-[](){}<>&$!".indexOf(c) >= 0 ? String.valueOf(c) : "\\" + c;
    }
}
