package dev.backendrig.safety.output;

import java.util.Locale;
import java.util.Set;

/// The attributes of a tag that may stand, while its characters pass: one that loads or acts is kept
/// from having a value. Confined to its filter.
final class Tags {
    /// They load, act, lead away, or change how what follows is read.
    private static final Set<String> HARMFUL =
            Set.of(
                    ("a animate animatetransform applet area audio base bgsound body button embed"
                         + " fencedframe form foreignobject frame frameset head html iframe image"
                         + " img input isindex keygen layer link listing math meta noembed noframes"
                         + " noscript object param picture plaintext portal pre script select slot"
                         + " source style svg template textarea title track video xml xmp")
                            .split(" "));

    private static final Set<String> HARMFUL_ATTRIBUTES =
            Set.of(
                    ("action archive attributionsrc background cite classid code codebase content"
                         + " data dynsrc formaction href http-equiv icon imagesrcset is lowsrc"
                         + " longdesc manifest ping poster profile src srcdoc srcset style target"
                         + " usemap xlink:href xml:base xmlns")
                            .split(" "));

    private static final Set<String> OF_ANCHORS =
            Set.of("class", "download", "id", "name", "rel", "title", "type");

    private static final String NO_EQUALS = "&#61;";
    private static final int MAX_NAME = 32;

    private enum State {
        OUTSIDE,
        BEFORE_NAME,
        NAME,
        AFTER_NAME,
        BEFORE_VALUE,
        VALUE,
        QUOTED
    }

    private final StringBuilder name = new StringBuilder();
    private State state = State.OUTSIDE;
    private char quote;

    /// The name of a tag from what stands after `<`, in lower case.
    static String name(CharSequence written) {
        var start = written.charAt(0) == '/' ? 1 : 0;
        var end = start;
        while (end < written.length() && Markup.isAlphanumeric(written.charAt(end))) end++;
        return written.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
    }

    static boolean isHarmful(String name) {
        return HARMFUL.contains(name);
    }

    static boolean isHarmfulAttribute(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("on") || HARMFUL_ATTRIBUTES.contains(lower);
    }

    static boolean isOfAnchor(String attribute) {
        return OF_ANCHORS.contains(attribute.toLowerCase(Locale.ROOT));
    }

    /// The name of a tag was shown.
    void open() {
        state = State.BEFORE_NAME;
        name.setLength(0);
    }

    /// Whether what is shown now stands in a tag.
    boolean isOpen() {
        return state != State.OUTSIDE;
    }

    /// What to show for a character.
    String shown(char c) {
        if (state == State.OUTSIDE) return String.valueOf(c);
        if (state == State.QUOTED) {
            if (c == quote) state = State.BEFORE_NAME;
        } else if (c == '>') {
            state = State.OUTSIDE;
        } else {
            return inside(c);
        }
        return String.valueOf(c);
    }

    private String inside(char c) {
        switch (state) {
            case BEFORE_VALUE -> beginsValue(c);
            case VALUE -> {
                if (Markup.isSpace(c)) state = State.BEFORE_NAME;
            }
            case BEFORE_NAME, NAME, AFTER_NAME -> {
                return ofName(c);
            }
            case OUTSIDE, QUOTED -> throw new IllegalStateException("not in a tag: " + state);
        }
        return String.valueOf(c);
    }

    private void beginsValue(char c) {
        if (Markup.isSpace(c)) return;
        quote = c;
        state = c == '"' || c == '\'' ? State.QUOTED : State.VALUE;
    }

    private String ofName(char c) {
        if (c == '=' && !name.isEmpty()) {
            if (isHarmfulAttribute(name.toString())) return NO_EQUALS;
            state = State.BEFORE_VALUE;
        } else if (Markup.isSpace(c)) {
            state = name.isEmpty() ? State.BEFORE_NAME : State.AFTER_NAME;
            return String.valueOf(c);
        } else if (c == '/') {
            state = State.BEFORE_NAME;
        } else {
            if (state != State.NAME) name.setLength(0);
            state = State.NAME;
            if (name.length() < MAX_NAME) name.append(c);
            return String.valueOf(c);
        }
        name.setLength(0);
        return String.valueOf(c);
    }
}
