package dev.backendrig.safety.elements;

import java.util.Set;

/// An element of a page that a person could use, as its browser described it: untrusted text.
///
/// @param ref the number it is called by
/// @param role a word of ARIA such as `button`; blank where the browser told none
/// @param name what it is called on the page; may be blank
/// @param type the type of an input such as `password`, with its `autocomplete`; blank where not told
/// @param leadsTo the host of another site that a link leads to; blank where not told
public record Element(
        long ref,
        String role,
        String name,
        Set<Trait> traits,
        String type,
        String leadsTo,
        Place place) {
    /// Longer names are cut: they are whole cards of text.
    static final int MAX_NAME = 500;

    public Element {
        traits = Set.copyOf(traits);
        name = cut(name);
    }

    /// One of which no more is known.
    public Element(long ref, String role, String name) {
        this(ref, role, name, Set.of(), "", "", Place.UNKNOWN);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// Whether text is typed into it.
    public boolean isField() {
        return switch (role) {
            case "textbox", "searchbox", "combobox", "spinbutton", "textarea", "input" -> true;
            default -> false;
        };
    }

    Element named(String other) {
        return new Element(ref, role, other, traits, type, leadsTo, place);
    }

    private static String cut(String name) {
        if (name.length() <= MAX_NAME) return name;
        var inPair = Character.isHighSurrogate(name.charAt(MAX_NAME - 1));
        return name.substring(0, inPair ? MAX_NAME - 1 : MAX_NAME);
    }
}
