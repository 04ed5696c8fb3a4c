package dev.backendrig.privacy.detector;

import java.util.List;

/// Groups of digits in a text that might be a phone number.
///
/// @param start where it begins, a plus sign or parenthesis included
/// @param plus whether a plus sign stands before the first digit
/// @param groups the groups, left to right; at least one
record PhoneCandidate(String text, int start, boolean plus, List<Group> groups) {

    /// @param separator what stands between the group before and this one, empty for the first
    record Group(int start, int end, String separator) {
        int length() {
            return end - start;
        }
    }

    PhoneCandidate {
        groups = List.copyOf(groups);
    }

    /// Where the number itself begins: a parenthesis that is not closed within it is none of its own.
    int numberStart() {
        var isOpen = text.charAt(start) == '(' && text.substring(start, end()).indexOf(')') < 0;
        return isOpen ? start + 1 : start;
    }

    int end() {
        return groups.getLast().end();
    }

    boolean bare() {
        return groups.size() == 1 && !plus;
    }

    int digitCount() {
        return groups.stream().mapToInt(Group::length).sum();
    }

    String digits() {
        return DigitShape.digits(text, start, end());
    }

    int length(int group) {
        return groups.get(group).length();
    }

    /// The candidate without its last groups.
    PhoneCandidate without(int last) {
        return new PhoneCandidate(text, start, plus, groups.subList(0, groups.size() - last));
    }

    /// The last groups, as a candidate of their own.
    PhoneCandidate last(int count) {
        var rest = groups.subList(groups.size() - count, groups.size());
        return new PhoneCandidate(text, rest.getFirst().start(), false, rest);
    }

    boolean hasLengths(int... lengths) {
        if (lengths.length != groups.size()) return false;
        for (var i = 0; i < lengths.length; i++) if (length(i) != lengths[i]) return false;
        return true;
    }

    /// Whether between all groups stands exactly this, and there are two groups at least.
    boolean isSeparatedBy(String separator) {
        return groups.size() > 1
                && groups.stream().skip(1).allMatch(group -> group.separator().equals(separator));
    }

    int value(int group) {
        return Integer.parseInt(text, groups.get(group).start(), groups.get(group).end(), 10);
    }
}
