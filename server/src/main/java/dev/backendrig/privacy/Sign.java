package dev.backendrig.privacy;

import java.util.List;

/// A character of a placeholder that is no letter or digit, in all the ways in which a model may
/// write it: plain, escaped with backslashes (Markdown; JSON of Markdown doubles them), as JSON's
/// backslash, `u` and four digits, as an HTML entity, or percent-encoded.
///
/// @param unicode JSON's form without its backslash
record Sign(char plain, String unicode, List<String> coded) {
    static final Sign OPEN = of('[', "u005b", "&#91;", "&#x5b;", "&lbrack;", "&lsqb;", "%5b");
    static final Sign MARK = of('=', "u003d", "&#61;", "&#x3d;", "&equals;", "%3d");
    static final Sign JOINT = of('_', "u005f", "&#95;", "&#x5f;", "&lowbar;", "%5f");
    static final Sign CLOSE = of(']', "u005d", "&#93;", "&#x5d;", "&rbrack;", "&rsqb;", "%5d");

    /// What [#end] says where no form of the sign stands.
    static final int NO = -1;

    /// What [#end] says where the text ends before it is decided.
    static final int CUT = -2;

    /// JSON within JSON, of Markdown.
    static final int MAX_BACKSLASHES = 4;

    private static Sign of(char plain, String unicode, String... coded) {
        return new Sign(plain, unicode, List.of(coded));
    }

    /// Whether an opening bracket may begin with this character.
    static boolean mayOpen(char c) {
        return c == '[' || c == '\\' || c == '&' || c == '%';
    }

    /// The end of the sign that begins here, or one of the two above.
    int end(String text, int start) {
        var at = start + backslashes(text, start);
        if (at == text.length()) return CUT;
        if (text.charAt(at) == plain) return at + 1;
        if (at > start) return end(text, at, unicode);
        for (var form : coded) {
            var end = end(text, at, form);
            if (end != NO) return end;
        }
        return NO;
    }

    private static int end(String text, int start, String form) {
        var there = Math.min(form.length(), text.length() - start);
        if (!text.regionMatches(true, start, form, 0, there)) return NO;
        return there == form.length() ? start + there : CUT;
    }

    /// How many backslashes stand here, of those that are looked at.
    static int backslashes(String text, int start) {
        var at = start;
        var most = Math.min(text.length(), start + MAX_BACKSLASHES);
        while (at < most && text.charAt(at) == '\\') at++;
        return at - start;
    }
}
