package dev.backendrig.safety.output;

/// What stands after `]:`. What would define the target of links and pictures, wherever they stand in
/// the answer, is kept from doing so.
final class Definition implements Held {
    private final Paragraph paragraph;
    private final StringBuilder rest = new StringBuilder();
    private boolean begun;

    Definition(Paragraph paragraph) {
        this.paragraph = paragraph;
    }

    @Override
    public Step take(char c) {
        rest.append(c);
        if (!Markup.isSpace(c)) {
            begun = true;
            return Step.MORE;
        }
        if (begun) return settled(leadsAway() ? "] :" : "]:");
        return Markup.hasBlankLine(rest) ? settled("]:") : Step.MORE;
    }

    private boolean leadsAway() {
        var target = rest.toString().strip();
        return target.startsWith("<") || !(Destination.of(target) instanceof Destination.Here);
    }

    private Step settled(String out) {
        paragraph.closesPicture();
        return new Step.Settled(out, rest.toString());
    }

    @Override
    public Step cut() {
        return settled("] :");
    }

    @Override
    public int size() {
        return rest.length() + 2;
    }
}
