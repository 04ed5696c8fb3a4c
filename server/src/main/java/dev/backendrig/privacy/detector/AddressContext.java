package dev.backendrig.privacy.detector;

/// Whether a place in a text lies in an address (`scheme://…`), and in which part. Asked from left to
/// right, all questions together take one walk through the text. For one thread.
final class AddressContext {
    enum Part {
        NONE,
        PATH,
        QUERY
    }

    private final String text;
    private int at;
    private Part part = Part.NONE;

    AddressContext(String text) {
        this.text = text;
    }

    /// @param place not before the one asked for last
    Part at(int place) {
        for (; at < place; at++) part = next(text.charAt(at));
        return part;
    }

    private Part next(char c) {
        if (c <= ' ' || "\"'`<>|\\^{}".indexOf(c) >= 0) return Part.NONE;
        if (part == Part.PATH) return c == '?' || c == '#' ? Part.QUERY : Part.PATH;
        return part == Part.NONE && text.startsWith("://", at) ? Part.PATH : part;
    }
}
