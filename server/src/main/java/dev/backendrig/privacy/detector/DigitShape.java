package dev.backendrig.privacy.detector;

import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// A way to write a number: groups of so many digits, with one separator between two groups.
final class DigitShape {
    private final boolean mixed;
    private final int[] groups;

    /// @param mixed whether the separators of one number may differ, as in `01.300.066.6-091.000`
    DigitShape(boolean mixed, int... groups) {
        this.mixed = mixed;
        this.groups = groups.clone();
    }

    /// The end of a number of this shape that starts at a place, -1 if none does.
    ///
    /// A number that is only part of something longer is none: beside it stands no letter or digit,
    /// nor a further group behind the separator that it uses itself, or behind a dot, dash or
    /// slash. A comma is none of these: lists have it.
    int end(String text, int start) {
        var at = start;
        var separator = '\0';
        for (var group = 0; group < groups.length; group++) {
            if (group > 0) {
                if (at >= text.length() || !fits(text.charAt(at), separator)) return -1;
                separator = text.charAt(at++);
            }
            var end = at + groups[group];
            if (end > text.length() || !Ascii.digits(text, at, end)) return -1;
            at = end;
        }
        return opens(text, start, separator) && closes(text, at, separator) ? at : -1;
    }

    private boolean fits(char next, char separator) {
        return switch (next) {
            case ' ', '\u00a0', '.', '-' -> mixed || separator == '\0' || separator == next;
            default -> false;
        };
    }

    private static boolean opens(String text, int start, char separator) {
        var before = Ascii.at(text, start - 1);
        if (Chars.isWordBefore(text, start) || before == '+') return false;
        return !joins(before, separator) || !Ascii.digitAt(text, start - 2);
    }

    private static boolean closes(String text, int end, char separator) {
        if (Chars.isWordAt(text, end)) return false;
        return !joins(Ascii.at(text, end), separator) || !Ascii.digitAt(text, end + 1);
    }

    private static boolean joins(char c, char separator) {
        return c == separator || c == '.' || c == '-' || c == '/';
    }

    /// Hands over each number that starts where digits do.
    ///
    /// @param end where the number ends that starts at a place, -1 where none does
    static void find(String text, DataKind kind, IntUnaryOperator end, Consumer<Finding> found) {
        for (var at = 0; at < text.length(); at++) {
            if (!Ascii.digitAt(text, at) || Ascii.digitAt(text, at - 1)) continue;
            var stop = end.applyAsInt(at);
            if (stop < 0) continue;
            found.accept(new Finding(kind, at, stop));
            at = stop;
        }
    }

    /// The digits of a stretch of text, without what stands between them.
    static String digits(String text, int start, int end) {
        var digits = new StringBuilder(end - start);
        for (var i = start; i < end; i++) {
            if (Ascii.digitAt(text, i)) digits.append(text.charAt(i));
        }
        return digits.toString();
    }
}
