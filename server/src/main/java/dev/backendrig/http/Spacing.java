package dev.backendrig.http;

/// Keeps sentences of ours apart from the model's text by an empty line. Not thread-safe.
final class Spacing {
    private static final int EMPTY_LINE = 2;

    /// Line breaks at the end of what was shown; nothing shown needs no gap.
    private int breaks = EMPTY_LINE;

    private boolean afterNotice;

    /// What goes before a sentence of ours.
    String beforeNotice() {
        return "\n".repeat(EMPTY_LINE - breaks);
    }

    /// What goes before a piece of the model's text.
    String beforeText(String text) {
        return afterNotice && !text.startsWith("\n") ? beforeNotice() : "";
    }

    void shown(String text, boolean notice) {
        afterNotice = notice;
        var end = text.length();
        while (end > 0 && text.length() - end < EMPTY_LINE && text.charAt(end - 1) == '\n') end--;
        var atEnd = text.length() - end;
        // A piece of line breaks alone adds to those before it.
        breaks = end == 0 ? Math.min(EMPTY_LINE, breaks + atEnd) : atEnd;
    }
}
