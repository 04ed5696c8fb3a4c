package dev.backendrig.privacy.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Cuts a text into what might be phone numbers, in one walk.
///
/// A candidate is one to eight groups of digits with a blank, a dash, a dot or parentheses between
/// two; a plus sign begins a new one. Two numbers that only a blank separates are told apart by where
/// the second begins and the first is complete. A longer run of groups is digit soup and none.
final class PhoneCandidates {
    private static final int MOST_GROUPS = 8;
    private static final int MOST_DIGITS = 17;
    private static final int SHORTEST = 7;
    private static final int DATE = 8;
    private static final int COMPLETE = 9;
    private static final int INTERNATIONAL = 11;

    private final String text;
    private final Consumer<PhoneCandidate> found;
    private final List<PhoneCandidate.Group> groups = new ArrayList<>();
    private int digits;
    private int start;
    private boolean plus;
    private boolean soup;

    private PhoneCandidates(String text, Consumer<PhoneCandidate> found) {
        this.text = text;
        this.found = found;
    }

    static void each(String text, Consumer<PhoneCandidate> found) {
        new PhoneCandidates(text, found).walk();
    }

    private void walk() {
        var at = 0;
        while (at < text.length()) {
            if (!Chars.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            begin(at);
            at = readGroups(at);
            finish();
        }
    }

    private void begin(int digit) {
        groups.clear();
        digits = 0;
        soup = false;
        var before = Ascii.at(text, digit - 1);
        var parenthesis = before == '(' ? digit - 1 : digit;
        var sign = Ascii.at(text, parenthesis - 1);
        plus = sign == '+' || sign == '\uff0b';
        start = plus ? parenthesis - 1 : parenthesis;
    }

    /// Reads groups as far as they go on, and hands over those that are complete on the way.
    private int readGroups(int first) {
        var at = first;
        var separator = "";
        while (true) {
            var end = Alphabet.DIGITS.end(text, at, text.length());
            add(new PhoneCandidate.Group(at, end, separator));
            var next = separatorEnd(end);
            if (next < 0) return end;
            separator = text.substring(end, next);
            if (ends(separator, next)) {
                // Where the next one has an opening parenthesis, it begins there.
                finish();
                begin(next);
                separator = "";
            }
            at = next;
        }
    }

    private void add(PhoneCandidate.Group group) {
        soup |= groups.size() == MOST_GROUPS || group.length() > MOST_DIGITS;
        if (soup) return;
        groups.add(group);
        digits += group.length();
    }

    private void finish() {
        if (!soup && digits >= SHORTEST) {
            found.accept(new PhoneCandidate(text, start, plus, groups));
        }
    }

    /// Where the digits behind a separator begin, -1 if there is none.
    private int separatorEnd(int from) {
        var at = from;
        if (Ascii.at(text, at) == ')') at++;
        if (Chars.isBlank(Ascii.at(text, at))) at++;
        // A dot and a blank end a sentence or the number of a list's item.
        if (Ascii.at(text, at) == '.' && at == from) at++;
        else at = behindDash(at, from);
        if (Ascii.at(text, at) == '(') at++;
        return at > from && Ascii.digitAt(text, at) ? at : -1;
    }

    private int behindDash(int at, int from) {
        if (!Chars.isDash(Ascii.at(text, at))) return at;
        return at > from && Chars.isBlank(Ascii.at(text, at + 1)) ? at + 2 : at + 1;
    }

    /// Whether what was read so far ends before a separator, and another number may begin.
    private boolean ends(String separator, int next) {
        if (soup || groups.isEmpty()) return false;
        return isDate() || (isBlank(separator) && ends(next));
    }

    private static boolean isBlank(String separator) {
        return separator.length() <= 2 && Chars.isBlank(separator.charAt(0));
    }

    private boolean ends(int next) {
        var isLeading = text.charAt(next) == '0' && Ascii.digitAt(text, next + 1);
        return (isLeading && (isCount() || digits > (leads() ? COMPLETE : INTERNATIONAL)))
                || isComplete();
    }

    /// `12 0812-3456-7890`: what stands before a trunk prefix is no part of the number.
    private boolean isCount() {
        return groups.size() == 1
                && !plus
                && text.charAt(groups.getFirst().start()) != '0'
                && digits <= 3;
    }

    private boolean isComplete() {
        return digits >= COMPLETE + (plus ? 1 : 0) && (groups.size() == 1 || hasDashes());
    }

    private boolean leads() {
        var first = groups.getFirst().start();
        return text.charAt(first) == '0'
                && !text.startsWith("00", first)
                && !text.startsWith("011", first);
    }

    private boolean hasDashes() {
        return groups.stream()
                .anyMatch(group ->
                        group.separator().length() == 1
                                && !Chars.isBlank(group.separator().charAt(0)));
    }

    private boolean isDate() {
        return groups.size() == 3
                && digits <= DATE
                && !plus
                && PhoneShape.isDate(new PhoneCandidate(text, start, false, groups));
    }
}
