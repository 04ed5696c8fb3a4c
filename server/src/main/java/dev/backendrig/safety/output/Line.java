package dev.backendrig.safety.output;

/// How a line begins, as far as blocks of Markdown are told by it. Confined to its filter.
final class Line {
    private static final int TAB = 4;
    private static final String MARKERS = ">-*+.)0123456789";

    private enum State {
        INDENT,
        RUN,
        REST
    }

    private State state = State.INDENT;
    private int indent;
    private boolean marked;
    private char first;
    private int run;
    private boolean tickInRest;
    private boolean restIsBlank = true;
    private int dollars;

    void begin() {
        state = State.INDENT;
        indent = 0;
        marked = false;
        first = ' ';
        run = 0;
        tickInRest = false;
        restIsBlank = true;
        dollars = 0;
    }

    /// @param inCode whether list items and quotes begin nothing here
    void take(char c, boolean inCode) {
        if (c == '$') dollars++;
        switch (state) {
            case INDENT -> begins(c, inCode);
            case RUN -> {
                if (c == first) run++;
                else rest(c);
            }
            case REST -> rest(c);
        }
    }

    private void begins(char c, boolean inCode) {
        if (Markup.isSpace(c)) {
            indent += c == '\t' ? TAB : 1;
        } else if (!inCode && MARKERS.indexOf(c) >= 0) {
            marked = true;
        } else {
            first = c;
            run = 1;
            state = c == '`' || c == '~' || c == '$' ? State.RUN : State.REST;
        }
    }

    private void rest(char c) {
        state = State.REST;
        tickInRest |= c == '`';
        restIsBlank &= Markup.isSpace(c);
    }

    boolean isBlank() {
        return state == State.INDENT && !marked;
    }

    boolean isAtBegin() {
        return state == State.INDENT;
    }

    int indent() {
        return indent;
    }

    /// Whether the sign of a list item or a quote stands before the rest.
    boolean isMarked() {
        return marked;
    }

    char first() {
        return first;
    }

    /// How many of the first sign stand side by side.
    int run() {
        return run;
    }

    /// Whether the line opens fenced code, if it is read up to its end (CommonMark 0.31, 4.5).
    boolean mayOpenFence() {
        return run >= 3 && (first == '~' || (first == '`' && !tickInRest));
    }

    boolean closes(char mark, int length) {
        return first == mark && run >= length && restIsBlank;
    }

    boolean hasMathematics() {
        return dollars >= 2;
    }

    /// Whether the line opens or closes a block of mathematics: two signs and no more of them.
    boolean isMathematicsFence() {
        return first == '$' && run >= 2 && run == dollars;
    }
}
