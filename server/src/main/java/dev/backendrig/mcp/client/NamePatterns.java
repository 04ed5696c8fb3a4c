package dev.backendrig.mcp.client;

import java.util.List;

/// Names of tools in which `*` stands for any text. Upper and lower case differ, as they do in MCP.
///
/// Matching takes time in proportion to pattern times name, whatever both are.
record NamePatterns(List<String> patterns) {
    static final NamePatterns NONE = new NamePatterns(List.of());

    NamePatterns {
        patterns = List.copyOf(patterns);
    }

    boolean match(String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /// Those that fit none of these names.
    List<String> idle(List<String> names) {
        return patterns.stream()
                .filter(pattern -> names.stream().noneMatch(name -> matches(pattern, name)))
                .toList();
    }

    /// Goes on behind the last `*` where a later character does not fit.
    static boolean matches(String pattern, String name) {
        var p = 0;
        var n = 0;
        var star = -1;
        var behind = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                behind = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++behind;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }
}
