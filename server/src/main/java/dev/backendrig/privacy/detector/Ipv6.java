package dev.backendrig.privacy.detector;

/// IP addresses of version 6 (RFC 4291, 2.2).
final class Ipv6 {
    /// Eight groups of four and seven colons, or six of them and an address of version 4.
    private static final int MAX = 45;

    private static final int GROUPS = 8;

    private Ipv6() {}

    /// Whether the text from `start` to `end` is an address.
    static boolean is(String text, int start, int end) {
        if (end - start > MAX || end - start < 3) return false;
        var address = text.substring(start, end);
        var gap = address.indexOf("::");
        if (gap < 0) return groups(address) == GROUPS;
        if (!isLikely(address, gap) || address.startsWith(":", gap + 2)) return false;
        var before = groups(address.substring(0, gap));
        var after = groups(address.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /// Short forms are slices and casts in programs too: only such are taken as begin like the
    /// blocks that are in use (IANA, IPv6 Address Space), or the loopback address.
    private static boolean isLikely(String address, int gap) {
        if (gap == 0) return address.equals("::1") || address.indexOf(':', 2) > 0;
        var first = address.indexOf(':');
        return (first == 4 && address.chars().anyMatch(c -> Chars.isDigit((char) c)))
                || address.startsWith("64:ff9b:");
    }

    /// How many groups of 16 bits these are; -1 where one of them is wrong.
    private static int groups(String part) {
        if (part.isEmpty()) return 0;
        var groups = part.split(":", -1);
        var count = 0;
        for (var i = 0; i < groups.length; i++) {
            if (isGroup(groups[i])) count++;
            else if (i == groups.length - 1 && isQuad(groups[i])) count += 2;
            else return -1;
        }
        return count;
    }

    private static boolean isGroup(String group) {
        return !group.isEmpty()
                && group.length() <= 4
                && group.chars().allMatch(c -> Chars.isHex((char) c));
    }

    private static boolean isQuad(String group) {
        return Ipv4.quadEnd(group, 0) == group.length();
    }
}
