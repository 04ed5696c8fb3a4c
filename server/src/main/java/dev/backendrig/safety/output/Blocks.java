package dev.backendrig.safety.output;

import org.jspecify.annotations.Nullable;

/// Tells fenced code from text, which nothing is looked for in. Where readers of Markdown may differ,
/// or where a fence could end without a sign, it is text: code that is taken for text is looked at in
/// vain, text that is taken for code is not looked at at all. Confined to its filter.
final class Blocks {
    /// More spaces before it, and a fence is code by indentation or a part of a paragraph.
    private static final int MAX_INDENT = 3;

    /// Which fences are believed.
    private enum Trust {
        ALL,
        /// Those without spaces before them, which end all lists and quotes.
        FLUSH_LEFT,
        NONE
    }

    private record Fence(char mark, int length, int indent) {}

    private final Paragraph paragraph;
    private final Line line = new Line();
    private Trust trust = Trust.ALL;
    private @Nullable Fence fence;
    private boolean mathematics;
    private boolean html;
    private boolean afterCr;

    Blocks(Paragraph paragraph) {
        this.paragraph = paragraph;
        line.begin();
    }

    /// Whether the line so far may open fenced code.
    boolean mayOpenFence() {
        return line.mayOpenFence();
    }

    /// Takes the next character where it is code; false where it is text.
    boolean takesCode(char c) {
        if (fence == null) return false;
        if (isSecondHalf(c)) return true;
        if (Markup.isLineEnd(c)) return takesEnd(fence);
        var underIndented =
                line.isAtBegin() && !Markup.isSpace(c) && line.indent() < fence.indent();
        if (underIndented) {
            leave(Trust.NONE);
            return false;
        }
        line.take(c, true);
        return true;
    }

    private boolean takesEnd(Fence open) {
        if (line.closes(open.mark(), open.length())) {
            if (line.indent() <= MAX_INDENT) leave(trust);
            else if (open.indent() > 0) leave(Trust.NONE);
        }
        line.begin();
        return true;
    }

    private void leave(Trust then) {
        fence = null;
        trust = then;
        paragraph.end();
    }

    /// The next character of text.
    void shown(char c) {
        if (isSecondHalf(c)) return;
        if (Markup.isLineEnd(c)) endLine();
        else line.take(c, false);
    }

    private boolean isSecondHalf(char c) {
        var isSecond = afterCr && c == '\n';
        afterCr = c == '\r';
        return isSecond;
    }

    private void endLine() {
        if (line.isBlank()) {
            paragraph.end();
            html = false;
        }
        if (line.hasMathematics()) lower();
        if (line.isMathematicsFence()) mathematics = !mathematics;
        if (line.mayOpenFence()) open();
        html |= line.first() == '<';
        line.begin();
    }

    private void open() {
        if (mathematics || html) {
            trust = Trust.NONE;
        } else if (line.isMarked() || line.indent() > MAX_INDENT) {
            lower();
        } else if (line.indent() > 0 && trust != Trust.ALL) {
            trust = Trust.NONE;
        } else if (trust != Trust.NONE) {
            fence = new Fence(line.first(), line.run(), line.indent());
            paragraph.end();
        }
    }

    private void lower() {
        if (trust == Trust.ALL) trust = Trust.FLUSH_LEFT;
    }
}
