package dev.backendrig.safety.acts;

import dev.backendrig.safety.acts.ActWords.Mode;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.Place;
import dev.backendrig.safety.elements.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells which clicks cannot be undone, by role, name, form and type of what is clicked.
/// Thread-safe.
///
/// A page may call its buttons what it wants; so a button that submits is also judged by the fields
/// of its form, and one that only says yes by the dialog and, for grave acts, by the heading around
/// it.
final class Irreversible {
    /// A click on one of these chooses, focuses or shows something.
    private static final Set<String> PASSIVE =
            Set.of(
                    "textbox",
                    "searchbox",
                    "combobox",
                    "listbox",
                    "spinbutton",
                    "slider",
                    "tab",
                    "heading",
                    "treeitem",
                    "row",
                    "cell",
                    "gridcell",
                    "columnheader",
                    "rowheader",
                    "progressbar",
                    "separator",
                    "label",
                    "summary",
                    "details",
                    "radio",
                    "option");

    private static final Set<String> SWITCHES =
            Set.of("checkbox", "switch", "menuitemcheckbox", "menuitemradio", "togglebutton");

    private final ActWords words;

    Irreversible(ActWords words) {
        this.words = words;
    }

    /// What a click on the element does; empty where that can be undone.
    Optional<ActKind> click(Element element, ElementList page) {
        if (PASSIVE.contains(element.role())) return Optional.empty();
        if (SWITCHES.contains(element.role())) {
            return words.anywhere(Mode.SWITCH, element.name());
        }
        if (element.role().equals("link")) return link(element);
        return graver(button(element), byForm(element, page));
    }

    private Optional<ActKind> link(Element element) {
        if (element.is(Trait.DOWNLOAD)) return Optional.of(ActKind.DOWNLOAD);
        return words.whole(Mode.LINK, element.name());
    }

    private Optional<ActKind> button(Element element) {
        if (element.is(Trait.DOWNLOAD)) return Optional.of(ActKind.DOWNLOAD);
        var name = element.name();
        var said = words.instruction(name);
        if (said.isPresent()) return said;
        if (isInForm(element)) {
            var soft = words.whole(Mode.SOFT, name);
            if (soft.isPresent()) return soft;
        }
        return words.isYes(name) ? around(element.place()) : Optional.empty();
    }

    private static boolean isInForm(Element element) {
        var place = element.place();
        return element.is(Trait.SUBMIT) || place.form() != Place.NO_FORM || place.inDialog();
    }

    private Optional<ActKind> around(Place place) {
        var said = words.anywhere(Mode.STARTS, place.around());
        return said.filter(kind -> place.inDialog() || kind.isGrave() || kind == ActKind.DELETE);
    }

    /// A form with a card's number pays, one with a new password changes it.
    private Optional<ActKind> byForm(Element element, ElementList page) {
        var name = element.name();
        if (words.leaves(name)) return Optional.empty();
        var form = element.place().form();
        if (!element.is(Trait.SUBMIT) && form == Place.NO_FORM && !words.isYes(name)) {
            return Optional.empty();
        }
        return byFields(element, page);
    }

    private Optional<ActKind> byFields(Element element, ElementList page) {
        var form = element.place().form();
        return page.shown().stream()
                .filter(other -> other.isField() && other.place().form() == form)
                .flatMap(field -> words.anywhere(Mode.FIELDS, field.name()).stream())
                .min(ActKind::compareTo);
    }

    /// Whether a line end in the text sends it: where it is typed key by key, it is Enter.
    boolean sends(Element field, String text) {
        return (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)
                && words.isMessageField(field.name());
    }

    /// What Enter in a field sends.
    ///
    /// @return the button that would have been clicked, and what that does
    Optional<Sent> enter(Element field, ElementList page) {
        if (field.role().equals("searchbox")) return Optional.empty();
        for (var button : buttonsOf(field, page)) {
            var kind = click(button, page);
            if (kind.isPresent()) return Optional.of(new Sent(kind.get(), button));
        }
        if (words.isMessageField(field.name())) return Optional.of(new Sent(ActKind.SEND, field));
        return byFields(field, page).map(kind -> new Sent(kind, field));
    }

    /// @param target what is judged: the button of the form, or the field where none is known
    record Sent(ActKind kind, Element target) {}

    private static List<Element> buttonsOf(Element field, ElementList page) {
        var form = field.place().form();
        var buttons = page.shown().stream().filter(it -> it.role().equals("button")).toList();
        if (form != Place.NO_FORM) {
            var inside = buttons.stream().filter(it -> it.place().form() == form).toList();
            var submits = inside.stream().filter(it -> it.is(Trait.SUBMIT)).limit(1).toList();
            return submits.isEmpty() ? inside : submits;
        }
        return following(field, page);
    }

    /// Where no form is known: the buttons right behind the field.
    private static List<Element> following(Element field, ElementList page) {
        var shown = page.shown();
        var at = -1;
        for (var i = 0; i < shown.size() && at < 0; i++) {
            if (shown.get(i).ref() == field.ref()) at = i;
        }
        if (at < 0) return List.of();
        return shown.subList(at + 1, Math.min(shown.size(), at + 1 + REACH)).stream()
                .filter(it -> it.role().equals("button"))
                .toList();
    }

    private static final int REACH = 6;

    /// Something on the page whose click cannot be undone.
    Optional<Element> any(ElementList page) {
        return page.shown().stream().filter(it -> click(it, page).isPresent()).findFirst();
    }

    /// What choosing from a list does.
    Optional<ActKind> choice(Element field, List<String> options) {
        var byField = words.whole(Mode.CHOICE, field.name());
        if (byField.isPresent()) return byField;
        return options.stream()
                .flatMap(option -> words.whole(Mode.LINK, option).stream())
                .min(ActKind::compareTo);
    }

    private static Optional<ActKind> graver(Optional<ActKind> one, Optional<ActKind> other) {
        if (one.isEmpty() || other.isEmpty()) return one.or(() -> other);
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
