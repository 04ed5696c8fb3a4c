package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;
import org.jspecify.annotations.Nullable;

/// Makes an answer safe to show for a client that renders it as Markdown or HTML in its own way:
/// nothing loads by being shown, every link shows its host, and an address that carries data of the
/// conversation is no link. All else passes as it is.
///
/// The answer is read character by character, so what comes out does not depend on how it was cut.
/// Held back is only what may still become something of that kind, up to [#MAX_HELD]; [#cut] ends
/// the holding at any time, on the safe side. Confined to one thread.
public final class OutputFilter {
    /// The most that is held back, in bytes of UTF-8.
    public static final int MAX_HELD = 2_048;

    private static final String STEP_END = "\n\n";

    private final AddressTaint taint;
    private final Paragraph paragraph = new Paragraph();
    private final Blocks blocks = new Blocks(paragraph);
    private final Tags tags = new Tags();

    /// What is to be read, the next character last.
    private final StringBuilder queue = new StringBuilder();

    private final StringBuilder out = new StringBuilder();
    private @Nullable Held held;
    private int heldBytes;
    private long holds;
    private int ticks;
    private boolean escaped;
    private char previous = '\n';

    public OutputFilter(AddressTaint taint) {
        this.taint = taint;
    }

    /// What can be shown now that this came.
    public String push(String text) {
        read(text);
        return taken();
    }

    /// What can be shown where nothing follows for now.
    public String cut() {
        while (isHolding()) {
            var before = holds;
            go(current().cut());
            readQueue();
            // What goes on has shown all that it had.
            if (holds == before) break;
        }
        return taken();
    }

    /// What can be shown at the end of a step of the answer; the next is a paragraph of its own.
    public String stepEnds() {
        read(STEP_END);
        var shown = push("") + cut();
        held = null;
        return shown.endsWith(STEP_END)
                ? shown.substring(0, shown.length() - STEP_END.length())
                : shown;
    }

    public boolean isHolding() {
        return held != null && held.size() > 0;
    }

    /// Changes with everything that begins to be held back.
    public long holds() {
        return holds;
    }

    private String taken() {
        var taken = out.toString();
        out.setLength(0);
        return taken;
    }

    private void read(String text) {
        for (var i = 0; i < text.length(); i++) {
            read(text.charAt(i));
            readQueue();
        }
    }

    private void readQueue() {
        while (!queue.isEmpty()) {
            var last = queue.length() - 1;
            var c = queue.charAt(last);
            queue.setLength(last);
            read(c);
        }
    }

    private void read(char c) {
        if (held != null) {
            feed(c);
        } else if (blocks.takesCode(c)) {
            out.append(c);
            previous = c;
        } else {
            text(c);
        }
    }

    private void feed(char c) {
        heldBytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        go(current().take(c));
        if (held != null && heldBytes >= MAX_HELD) go(held.cut());
    }

    private Held current() {
        if (held == null) throw new IllegalStateException("nothing is held back");
        return held;
    }

    private void hold(Held begun) {
        held = begun;
        heldBytes = 1;
        holds++;
    }

    private void go(Step step) {
        switch (step) {
            case Step.More() -> {
                // Held on.
            }
            case Step.Settled(var text, var again) -> settle(text, again);
            case Step.Tag(var text, var again) -> {
                settle(text, again);
                tags.open();
            }
            case Step.Becomes(var next) -> held = next;
            case Step.Shown(var text) -> {
                show(text);
                heldBytes = 0;
            }
        }
    }

    private void settle(String text, String again) {
        held = null;
        show(text);
        for (var i = again.length() - 1; i >= 0; i--) queue.append(again.charAt(i));
    }

    private void text(char c) {
        if (c == '`' && !escaped) {
            if (isNoneOfCode()) paragraph.doubt();
            ticks++;
            show(c);
        } else if (beginsCode()) {
            hold(new CodeSpan(ticks, paragraph));
            ticks = 0;
            feed(c);
        } else {
            ticks = 0;
            plain(c);
        }
    }

    /// A backtick in the line that opens a fence, which then is none, or in a tag.
    private boolean isNoneOfCode() {
        return tags.isOpen() || (blocks.mayOpenFence() && previous != '`');
    }

    private boolean beginsCode() {
        return ticks > 0 && !paragraph.isDoubtful() && !blocks.mayOpenFence();
    }

    private void plain(char c) {
        if (escaped && Markup.isPunctuation(c)) {
            escaped = false;
            show(c);
            // It has no meaning of its own, for what follows neither.
            previous = ' ';
            return;
        }
        escaped = c == '\\';
        switch (c) {
            case '[' -> {
                var picture = previous == '!';
                show(c);
                paragraph.opens(picture);
            }
            case ']' -> hold(new ClosedBracket(paragraph, taint));
            case '<' -> hold(new AngleBracket(taint));
            default -> word(c);
        }
    }

    private void word(char c) {
        if (AddressBegin.mayBeginWith(c) && !Markup.isAlphanumeric(previous)) {
            hold(new AddressBegin(paragraph, taint));
            feed(c);
        } else {
            show(c);
        }
    }

    private void show(String text) {
        for (var i = 0; i < text.length(); i++) show(text.charAt(i));
    }

    private void show(char c) {
        out.append(tags.shown(c));
        paragraph.shown(c);
        blocks.shown(c);
        previous = c;
    }
}
