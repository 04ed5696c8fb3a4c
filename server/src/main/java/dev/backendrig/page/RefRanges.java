package dev.backendrig.page;

import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/// Numbers of controls as a model reads them: `#4 #7–#9`.
final class RefRanges {
    private RefRanges() {}

    static String text(SortedSet<Integer> refs) {
        var text = new StringJoiner(" ");
        var left = new TreeSet<>(refs);
        while (!left.isEmpty()) {
            var first = left.removeFirst();
            var last = first;
            while (left.remove(last + 1)) last++;
            if (last - first == 1) text.add("#" + first).add("#" + last);
            else text.add(last.equals(first) ? "#" + first : "#" + first + "–#" + last);
        }
        return text.toString();
    }
}
