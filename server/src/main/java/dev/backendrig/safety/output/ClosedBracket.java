package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;

/// A bracket that closes: what comes next says whether it ends the text of a link or a picture.
final class ClosedBracket implements Held {
    private final Paragraph paragraph;
    private final AddressTaint taint;
    private boolean shown;

    ClosedBracket(Paragraph paragraph, AddressTaint taint) {
        this.paragraph = paragraph;
        this.taint = taint;
    }

    @Override
    public Step take(char c) {
        var isTarget = c == '(';
        var isDefinition = c == ':' && !paragraph.isFootnote();
        if (!shown && isTarget) return new Step.Becomes(new LinkTarget(paragraph, taint));
        if (!shown && isDefinition) return new Step.Becomes(new Definition(paragraph));
        paragraph.closesPicture();
        if (!shown) return new Step.Settled("]", String.valueOf(c));
        // A space between them, and there is no link.
        return isTarget || isDefinition
                ? new Step.Settled(" " + c, "")
                : new Step.Settled("", String.valueOf(c));
    }

    @Override
    public Step cut() {
        var out = shown ? "" : "]";
        shown = true;
        return new Step.Shown(out);
    }

    @Override
    public int size() {
        return shown ? 0 : 1;
    }
}
