package dev.backendrig.safety.elements;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The elements of one page as far as its browser told them. Immutable.
public final class ElementList {
    /// Nothing is known.
    public static final ElementList NONE = new ElementList(List.of(), Map.of(), false);

    private final List<Element> shown;
    private final Map<Long, Element> known;
    private final boolean cut;

    /// @param shown the newest list, in the page's order
    /// @param before what earlier lists of the same page told
    /// @param cut whether the newest list ends before the page does
    ElementList(List<Element> shown, Map<Long, Element> before, boolean cut) {
        this.shown = List.copyOf(shown);
        this.cut = cut;
        var all = new HashMap<>(before);
        shown.forEach(element -> all.put(element.ref(), element));
        this.known = Map.copyOf(all);
    }

    /// The newest list, in the page's order.
    public List<Element> shown() {
        return shown;
    }

    /// The element of this number; empty where no list of the page had it.
    public Optional<Element> find(long ref) {
        return Optional.ofNullable(known.get(ref));
    }

    /// Whether no list told of any element.
    public boolean isEmpty() {
        return known.isEmpty();
    }

    /// Whether there may be elements that no list told of, because the newest was asked to be short.
    public boolean isCut() {
        return cut;
    }

    /// The element that has the focus, where the newest list says so.
    public Optional<Element> focused() {
        return shown.stream().filter(element -> element.is(Trait.FOCUSED)).findFirst();
    }

    Map<Long, Element> known() {
        return known;
    }
}
