package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;

/// A `<` with a name behind it: a tag, an address in angle brackets, or no more than a sign.
final class AngleBracket implements Held {
    private static final int MAX_NAME = 64;

    private final AddressTaint taint;
    private final StringBuilder held = new StringBuilder();
    private boolean inAttribute;
    private int attribute;

    AngleBracket(AddressTaint taint) {
        this.taint = taint;
    }

    @Override
    public Step take(char c) {
        if (inAttribute) return takeOfAnchor(c);
        if (held.isEmpty()) return takeFirst(c);
        if (isOfName(c) && held.length() < MAX_NAME) {
            held.append(c);
            return Step.MORE;
        }
        if (held.length() == 1 && held.charAt(0) == '/') return sign(c);
        if (c == ':' && held.charAt(0) != '/') {
            return new Step.Becomes(new Autolink(held.append(c).toString(), taint));
        }
        return named(c);
    }

    private Step takeFirst(char c) {
        if (c == '!' || c == '?') return new Step.Settled(Markup.LESS, String.valueOf(c));
        if (!Markup.isLetter(c) && c != '/') return sign(c);
        held.append(c);
        return Step.MORE;
    }

    private Step sign(char c) {
        return new Step.Settled("<", held.toString() + c);
    }

    /// Also what schemes and the addresses of mail are written with.
    private static boolean isOfName(char c) {
        return Markup.isAlphanumeric(c) || "+.-@_".indexOf(c) >= 0;
    }

    private Step named(char c) {
        var name = Tags.name(held);
        if (!Tags.isHarmful(name)) return new Step.Tag("<" + held, String.valueOf(c));
        if (name.equals("a") && held.length() == 1) {
            if (!Markup.isSpace(c) && c != '/') return new Step.Tag("<a", String.valueOf(c));
            // Only with an attribute is it a link: `x <a and b> c` is none.
            inAttribute = true;
            attribute = held.length();
            held.append(c);
            return Step.MORE;
        }
        return new Step.Settled(Markup.LESS, held.toString() + c);
    }

    private Step takeOfAnchor(char c) {
        var begun = held.length() > attribute + 1;
        if (!begun && (Markup.isSpace(c) || c == '/')) {
            attribute = held.length();
            held.append(c);
            return Step.MORE;
        }
        if (Markup.isAlphanumeric(c) && held.length() < MAX_NAME) {
            held.append(c);
            return Step.MORE;
        }
        var name = held.substring(attribute + 1);
        var isLink = Tags.isHarmfulAttribute(name) || Tags.isOfAnchor(name) || c == '=';
        return isLink
                ? new Step.Settled(Markup.LESS, held.toString() + c)
                : new Step.Tag("<" + held, String.valueOf(c));
    }

    @Override
    public Step cut() {
        return new Step.Settled(Markup.LESS, held.toString());
    }

    @Override
    public int size() {
        return held.length() + 1;
    }
}
