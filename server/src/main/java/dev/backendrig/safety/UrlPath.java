package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Resolves the path of an address (WHATWG URL, 4.4, path state).
final class UrlPath {
    private UrlPath() {}

    /// The path without `.` and `..` segments, escaped; `/` where there is none.
    ///
    /// @param path blank or starting with a slash
    static String resolve(String path) {
        if (path.isEmpty()) return "/";
        var segments = path.substring(1).split("/", -1);
        var resolved = new ArrayList<String>(segments.length);
        for (var segment : segments) add(segment, resolved);
        // A dot segment at the end leaves the folder, with its slash.
        if (isDot(segments[segments.length - 1])) resolved.add("");
        return "/" + String.join("/", resolved);
    }

    private static void add(String segment, List<String> resolved) {
        if (!isDot(segment)) resolved.add(Percent.encode(segment, Percent.Part.PATH));
        else if (isParent(segment) && !resolved.isEmpty()) resolved.removeLast();
    }

    private static boolean isDot(String segment) {
        return isParent(segment) || dots(segment).equals(".");
    }

    private static boolean isParent(String segment) {
        return dots(segment).equals("..");
    }

    /// The segment with escaped dots as dots; what is longer than two escaped dots is none.
    private static String dots(String segment) {
        return segment.length() > 6 ? "" : segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
    }
}
