package dev.backendrig.model.offline;

import java.util.HashSet;
import java.util.Set;

/// How alike two names are. Both are given as [NameKey]s.
final class Likeness {
    private Likeness() {}

    /// Whether one is the other with a slip of the finger: one in four letters or more, two in
    /// eight or more.
    static boolean isSlip(String one, String other) {
        var length = Math.min(one.length(), other.length());
        var allowed = length < 4 ? 0 : length < 8 ? 1 : 2;
        return Math.abs(one.length() - other.length()) <= allowed
                && distance(one, other) <= allowed;
    }

    /// Changes of a letter, with neighbours swapped as one (optimal string alignment).
    private static int distance(String one, String other) {
        var beforeLast = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) last[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (isSwap(one, i, other, j)) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }

    private static boolean isSwap(String one, int i, String other, int j) {
        return i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
    }

    /// From 0, nothing in common, to 1: the share of common letter pairs (Dice).
    static double of(String one, String other) {
        var pairs = pairs(one);
        var others = pairs(other);
        if (pairs.isEmpty() || others.isEmpty()) return 0;
        var common = pairs.stream().filter(others::contains).count();
        return 2.0 * common / (pairs.size() + others.size());
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (var i = 0; i + 2 <= text.length(); i++) pairs.add(text.substring(i, i + 2));
        return pairs;
    }
}
