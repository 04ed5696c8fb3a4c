package dev.backendrig.model.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Parts the thinking that some models write at the beginning of their text, between signs such as
/// `<think>`, from what they say. Elsewhere the signs are text. Confined to one thread.
final class ThinkSplit {
    private enum State {
        BEGIN,
        THOUGHT,
        SAID
    }

    private enum Sign {
        THINK("<think>", "</think>"),
        THINKING("<thinking>", "</thinking>"),
        THOUGHT("<thought>", "</thought>"),
        REASONING("<reasoning>", "</reasoning>"),
        MISTRAL("[THINK]", "[/THINK]");

        private final String open;
        private final String close;

        Sign(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    private State state = State.BEGIN;
    private Sign sign = Sign.THINK;
    private String open = "";
    private boolean afterThought;

    /// A piece of a turn in its parts.
    record Parts(String thought, String said) {
        private static final Parts NOTHING = new Parts("", "");

        private Parts plus(Parts more) {
            return new Parts(thought + more.thought, said + more.said);
        }
    }

    /// Takes in the next piece; gives what is known to be the one or the other.
    Parts push(String piece) {
        if (state == State.SAID && open.isEmpty() && !afterThought) return new Parts("", piece);
        var text = open + piece;
        open = "";
        return switch (state) {
            case BEGIN -> begin(text);
            case THOUGHT -> thought(text);
            case SAID -> said(text);
        };
    }

    /// What was still open at the turn's end.
    Parts end() {
        var rest = open;
        open = "";
        return state == State.THOUGHT ? new Parts(rest, "") : new Parts("", rest);
    }

    private Parts begin(String text) {
        var stripped = text.stripLeading();
        var found = sign(stripped);
        if (found.isPresent()) {
            sign = found.get();
            state = State.THOUGHT;
            return thought(stripped.substring(sign.open.length()));
        }
        if (isOpen(stripped)) {
            open = text;
            return Parts.NOTHING;
        }
        state = State.SAID;
        return new Parts("", text);
    }

    private static Optional<Sign> sign(String text) {
        return Arrays.stream(Sign.values()).filter(it -> text.startsWith(it.open)).findFirst();
    }

    private static boolean isOpen(String text) {
        return List.of(Sign.values()).stream().anyMatch(it -> it.open.startsWith(text));
    }

    private Parts thought(String text) {
        var close = text.indexOf(sign.close);
        if (close < 0) {
            var kept = begunAtEnd(text, sign.close);
            open = text.substring(text.length() - kept);
            return new Parts(text.substring(0, text.length() - kept), "");
        }
        state = State.SAID;
        afterThought = true;
        var thought = new Parts(text.substring(0, close), "");
        return thought.plus(said(text.substring(close + sign.close.length())));
    }

    /// White space between the two belongs to neither.
    private Parts said(String text) {
        var stripped = afterThought ? text.stripLeading() : text;
        if (!stripped.isEmpty()) afterThought = false;
        return new Parts("", stripped);
    }

    /// How many characters at the text's end may be the beginning of the sign.
    private static int begunAtEnd(String text, String close) {
        for (var length = Math.min(close.length() - 1, text.length()); length > 0; length--) {
            if (close.startsWith(text.substring(text.length() - length))) return length;
        }
        return 0;
    }
}
