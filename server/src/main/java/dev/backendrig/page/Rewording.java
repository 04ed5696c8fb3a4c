package dev.backendrig.page;

/// What differs between two texts that begin and end alike, in whole words.
///
/// @param gone what only the older one has between the two
record Rewording(String gone) {
    /// Whether one text may be taken for the other, changed: neither has a control and at least a
    /// third of the longer one stayed.
    static boolean isOne(SnapshotLine before, SnapshotLine after) {
        if (!before.refs().isEmpty() || !after.refs().isEmpty()) return false;
        var old = before.text();
        var now = after.text();
        var start = commonStart(old, now);
        var same = start + commonEnd(old, now, start);
        return 3 * same >= Math.max(old.length(), now.length());
    }

    static Rewording of(String before, String after) {
        var start = commonStart(before, after);
        var fromEnd = commonEnd(before, after, start);
        while (!isGap(before, start) || !isGap(after, start)) start--;
        while (!isGap(before, before.length() - fromEnd)
                || !isGap(after, after.length() - fromEnd)) {
            fromEnd--;
        }
        return new Rewording(before.substring(start, before.length() - fromEnd).strip());
    }

    /// Whether no word is cut there.
    private static boolean isGap(String text, int at) {
        return at == 0
                || at == text.length()
                || text.charAt(at - 1) == ' '
                || text.charAt(at) == ' ';
    }

    private static int commonStart(String a, String b) {
        var most = Math.min(a.length(), b.length());
        var i = 0;
        while (i < most && a.charAt(i) == b.charAt(i)) i++;
        return i;
    }

    private static int commonEnd(String a, String b, int from) {
        var most = Math.min(a.length(), b.length()) - from;
        var i = 0;
        while (i < most && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) i++;
        return i;
    }
}
