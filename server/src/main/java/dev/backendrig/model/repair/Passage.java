package dev.backendrig.model.repair;

/// A text that calls are looked for in.
///
/// @param text from the turn's beginning, or a part of it between two signs
/// @param whole whether nothing more comes
/// @param marked whether it stands in signs that a model puts around calls only
record Passage(String text, boolean whole, boolean marked, ToolNames tools) {
    /// A part of it between two signs.
    Passage inside(String part, boolean isWhole) {
        return new Passage(part, isWhole, true, tools);
    }

    boolean atEnd(int at) {
        return at >= text.length();
    }

    boolean startsWith(String sign, int at) {
        return text.startsWith(sign, at);
    }

    /// Whether what is there may still become this sign.
    boolean mayBecome(String sign, int at) {
        return !whole
                && text.length() - at < sign.length()
                && sign.startsWith(text.substring(Math.min(at, text.length())));
    }

    int skipBlank(int at) {
        var i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) i++;
        return i;
    }
}
