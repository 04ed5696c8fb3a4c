package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.util.function.BooleanSupplier;

/// The one grammar of placeholders, for hiding and for putting back, so that nothing is put back
/// that was not marked as text of a page before:
///
/// ```
/// placeholder = OPEN MARK{0,16} kind JOINT number CLOSE
/// kind        = the name of a DataKind, in any letter case
/// number      = "0" / a digit from 1 to 9 and up to 8 more
/// ```
///
/// with the signs in all their forms ([Sign]). At most some 300 characters long.
final class PlaceholderForm {
    /// With more marks it is no placeholder, and is neither marked nor unmarked any more.
    static final int MAX_MARKS = 16;

    private static final int MAX_DIGITS = 9;
    private static final DataKind[] KINDS = DataKind.values();

    private final String text;
    private final Hope hope;
    private int at;
    private int backslashes;
    private int marks;
    private int marked;

    private PlaceholderForm(String text, Hope hope) {
        this.text = text;
        this.hope = hope;
    }

    /// Reads from this place on.
    static Reading read(String text, int start, Hope hope) {
        return new PlaceholderForm(text, hope).read(start);
    }

    private Reading read(int start) {
        var opened = Sign.OPEN.end(text, start);
        if (opened < 0) return unread(opened, this::hopesForAny);
        at = opened;
        marked = opened;
        var more = marks();
        if (more < 0) return unread(more, () -> marks > 0 ? hope.ofMarked() : hopesForAny());
        return kind(start, opened);
    }

    /// Moves over the marks.
    ///
    /// @return below 0 where no kind can follow
    private int marks() {
        while (at < text.length() && !isLetter(text.charAt(at))) {
            var end = end(Sign.MARK);
            if (end < 0) return end;
            if (marks++ == 0) marked = end;
            if (marks > MAX_MARKS) return Sign.NO;
            at = end;
        }
        return at == text.length() ? Sign.CUT : at;
    }

    private Reading kind(int start, int opened) {
        var name = at;
        while (at < text.length() && isLetter(text.charAt(at))) at++;
        if (at == text.length()) return unread(Sign.CUT, () -> hopesForKind(name));
        for (var kind : KINDS) {
            if (kind.name().length() == at - name && isAt(name, kind)) {
                return number(kind, start, opened);
            }
        }
        return Reading.NOTHING;
    }

    private Reading number(DataKind kind, int start, int opened) {
        var joined = end(Sign.JOINT);
        if (joined < 0) return unread(joined, () -> hopes(kind, 1));
        at = joined;
        var number = digits();
        if (at == text.length()) return unread(Sign.CUT, () -> hopes(kind, Math.max(number, 1)));
        if (number < 0) return Reading.NOTHING;
        var closed = end(Sign.CLOSE);
        if (closed < 0) return unread(closed, () -> hopes(kind, number));
        return new Reading.Whole(
                text,
                new Placeholder(kind, number),
                marks,
                start + literalBackslashes(start),
                opened,
                marked,
                closed);
    }

    /// Moves over a number.
    ///
    /// @return -1 where there is none
    private int digits() {
        var first = at;
        var number = 0;
        while (at < text.length() && at - first < MAX_DIGITS && isDigit(text.charAt(at))) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        var startsWithZero = at > first + 1 && text.charAt(first) == '0';
        return at == first || startsWithZero ? -1 : number;
    }

    /// The end of a sign within, and a look at how it is escaped.
    private int end(Sign sign) {
        backslashes = Math.max(backslashes, Sign.backslashes(text, at));
        return sign.end(text, at);
    }

    /// Who escapes a bracket escapes more than that; the backslash of `C:\[CUSTOM_1]` is one.
    private int literalBackslashes(int start) {
        var there = Sign.backslashes(text, start);
        if (there == 0) return 0;
        var needed = text.charAt(start + there) == '[' ? 0 : 1;
        return Math.max(0, there - Math.max(needed, backslashes));
    }

    private static Reading unread(int end, BooleanSupplier hopes) {
        return end == Sign.CUT && hopes.getAsBoolean() ? Reading.CUT : Reading.NOTHING;
    }

    private boolean hopes(DataKind kind, int number) {
        return marks > 0 ? hope.ofMarked() : hope.of(kind, number);
    }

    private boolean hopesForAny() {
        return hope.ofMarked() || hopesForKind(at);
    }

    /// Whether the letters from here to the end may become a kind that is hoped for.
    private boolean hopesForKind(int name) {
        for (var kind : KINDS) {
            if (hopes(kind, 1) && isAt(name, kind)) return true;
        }
        return false;
    }

    private boolean isAt(int name, DataKind kind) {
        var length = at - name;
        return length <= kind.name().length()
                && text.regionMatches(true, name, kind.name(), 0, length);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
