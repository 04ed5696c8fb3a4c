package dev.backendrig.model.repair;

import java.util.List;

/// The visible text of a turn while it comes. What may still become a call is held back, all else goes
/// on at once; the outcome depends on the text and not on how it is cut. Confined to one thread.
final class CallScan {
    /// The most that is held back.
    static final int MOST_HELD = 32 * 1024;

    /// The most that is held back before a tool's name is seen.
    static final int MOST_UNCLEAR = 1024;

    /// A longer hold is looked at again only when it has grown by this part.
    private static final int GROWTH = 8;

    private static final int SHORT = 2048;
    private static final String TOOL_CALLS = "[TOOL_CALLS]";

    private final ToolNames tools;
    private final StringBuilder text = new StringBuilder();
    private int shown;
    private int at;
    private int judgedLength;
    private Reading state = Reading.NONE;
    private boolean off;

    CallScan(ToolNames tools) {
        this.tools = tools;
    }

    /// What calls are at the text's end.
    ///
    /// @param lead the text before them
    record Found(String lead, List<FoundCall> calls) {}

    /// Takes in the next piece.
    ///
    /// @return what can be shown now
    String push(String piece) {
        text.append(piece);
        if (!off && isDue()) advance(false);
        return release();
    }

    boolean isHolding() {
        return shown < text.length();
    }

    /// Whether what is held back is known to name a tool.
    boolean isLikely() {
        return state instanceof Reading.Open(var likely) && likely;
    }

    /// Holds nothing back any more in this turn.
    ///
    /// @return what was held back
    String giveUp() {
        off = true;
        return release();
    }

    /// The calls that the text ends with; none where it has none.
    Found end() {
        if (!off) advance(true);
        return state instanceof Reading.Calls(var calls, var _)
                ? new Found(text.substring(0, at), calls)
                : new Found(text.toString(), List.of());
    }

    /// What is not shown yet.
    String rest() {
        return text.substring(shown);
    }

    private String release() {
        var until = off ? text.length() : at;
        var released = text.substring(shown, until);
        shown = until;
        return released;
    }

    private boolean isDue() {
        var held = text.length() - at;
        return held < SHORT || held - judgedLength > held / GROWTH;
    }

    private void advance(boolean whole) {
        for (; at < text.length(); at++) {
            state = mayBegin() ? judged(whole) : Reading.NONE;
            if (!(state instanceof Reading.None)) return;
        }
    }

    private Reading judged(boolean whole) {
        var held = text.substring(at);
        judgedLength = held.length();
        var reading = CallText.read(new Passage(held, whole, false, tools), 0);
        if (reading instanceof Reading.None || !Lead.allows(text.substring(0, at))) {
            return Reading.NONE;
        }
        var most =
                reading instanceof Reading.Open(var likely) && !likely ? MOST_UNCLEAR : MOST_HELD;
        return held.length() > most ? Reading.NONE : reading;
    }

    /// A sign of its own may stand anywhere, all else at the beginning of a line.
    private boolean mayBegin() {
        var c = text.charAt(at);
        if (c == '<') return true;
        if (c == '[' && isToolCalls()) return true;
        return at <= Lead.MOST_CHARS && !Character.isWhitespace(c) && beginsLine();
    }

    private boolean isToolCalls() {
        var end = Math.min(text.length(), at + TOOL_CALLS.length());
        return TOOL_CALLS.startsWith(text.substring(at, end));
    }

    private boolean beginsLine() {
        for (var i = at - 1; i >= 0; i--) {
            var c = text.charAt(i);
            if (c == '\n') return true;
            if (!Character.isWhitespace(c)) return false;
        }
        return true;
    }
}
