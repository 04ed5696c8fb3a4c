package dev.backendrig.safety.output;

/// What may be code between backticks. Only one whose end is in the same line, and in which nothing
/// has a meaning that blocks of Markdown take first, is taken for code.
final class CodeSpan implements Held {
    private final int ticks;
    private final Paragraph paragraph;
    private final StringBuilder held = new StringBuilder();
    private int closing;

    /// @param ticks how many backticks opened it, which were shown already
    CodeSpan(int ticks, Paragraph paragraph) {
        this.ticks = ticks;
        this.paragraph = paragraph;
    }

    @Override
    public Step take(char c) {
        if (c == '`') {
            closing++;
            held.append(c);
            return Step.MORE;
        }
        if (closing == ticks) return closed(c);
        closing = 0;
        held.append(c);
        return Markup.isLineEnd(c) ? cut() : Step.MORE;
    }

    private Step closed(char next) {
        // A pipe ends a table's cell, a colon behind a bracket makes a definition, even in code.
        var isCode = held.indexOf("|") < 0 && held.indexOf("]:") < 0;
        if (isCode) return new Step.Settled(held.toString(), String.valueOf(next));
        held.append(next);
        return cut();
    }

    @Override
    public Step cut() {
        paragraph.doubt();
        return new Step.Settled("", held.toString());
    }

    @Override
    public int size() {
        return held.length();
    }
}
