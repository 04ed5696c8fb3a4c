package dev.backendrig.model.offline;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Looks for the element that a person means: first one of exactly that name, then one whose name
/// contains it, then one that differs by a slip of the finger.
final class ElementMatcher {
    private static final int MAX_NEAR = 5;
    private static final double LEAST_LIKENESS = 0.25;
    private static final Set<Role> CLICKABLE =
            EnumSet.of(Role.BUTTON, Role.LINK, Role.TAB, Role.MENU, Role.CHECKBOX);

    private static final List<BiPredicate<String, String>> WAYS =
            List.of(
                    String::equals,
                    NameKey::hasWords,
                    (key, wanted) -> wanted.length() >= 3 && key.contains(wanted),
                    Likeness::isSlip);

    private final List<Element> elements;

    ElementMatcher(List<Element> elements) {
        this.elements = List.copyOf(elements);
    }

    Match toClick(Target target) {
        return find(target, elements);
    }

    /// Only elements that can be typed into, as far as the page tells.
    Match toType(Target target) {
        var fields = elements.stream().filter(element -> isOf(element, Role.FIELD)).toList();
        return find(new Target(target.name(), null, target.said()), fields);
    }

    private static Match find(Target target, List<Element> among) {
        var role = target.role();
        var pool = role == null ? among : among.stream().filter(one -> isOf(one, role)).toList();
        // What sounds like a role may be part of the name.
        var asSaid = named(target.said(), String::equals, among);
        if (!target.said().equals(target.name()) && asSaid.size() == 1)
            return new Match.Found(asSaid.getFirst());
        for (var way : WAYS) {
            var hits = preferred(named(target.name(), way, pool));
            if (hits.size() == 1) return new Match.Found(hits.getFirst());
            if (hits.size() > 1) return new Match.Several(hits);
        }
        return byNumber(target.name(), among)
                .<Match>map(Match.Found::new)
                .orElseGet(() -> new Match.None(near(target.name(), among)));
    }

    /// Whether the element is of the role; one that tells none may be.
    private static boolean isOf(Element element, Role role) {
        return element.role().isBlank() || element.kind().filter(role::equals).isPresent();
    }

    private static List<Element> named(
            String name, BiPredicate<String, String> way, List<Element> pool) {
        var wanted = NameKey.of(name);
        if (wanted.isEmpty()) return List.of();
        return pool.stream()
                .filter(e -> e.names().stream().anyMatch(n -> way.test(NameKey.of(n), wanted)))
                .toList();
    }

    /// Of several, the one thing that is made for clicking, if there is just one.
    private static List<Element> preferred(List<Element> hits) {
        var clickable =
                hits.stream()
                        .filter(e -> e.kind().filter(CLICKABLE::contains).isPresent())
                        .toList();
        return clickable.size() == 1 ? clickable : hits;
    }

    /// `#12`, `12` or `nomor 12`: the number that the list of elements shows.
    private static Optional<Element> byNumber(String name, List<Element> among) {
        var number =
                NameKey.of(name).replaceFirst("^(?:nomor|no|number|nr|ref|elemen|element) ", "");
        if (!number.matches("\\d{1,15}")) return Optional.empty();
        var ref = Long.parseLong(number);
        return among.stream().filter(element -> element.ref() == ref).findFirst();
    }

    private static List<Element> near(String name, List<Element> among) {
        record Scored(Element element, double likeness) {}
        var wanted = NameKey.of(name);
        return among.stream()
                .map(element ->
                        new Scored(element, Likeness.of(NameKey.of(element.name()), wanted)))
                .filter(scored -> scored.likeness() >= LEAST_LIKENESS)
                .sorted(Comparator.comparingDouble(Scored::likeness).reversed())
                .limit(MAX_NEAR)
                .map(Scored::element)
                .toList();
    }
}
