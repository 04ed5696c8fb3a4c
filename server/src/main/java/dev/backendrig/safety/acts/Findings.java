package dev.backendrig.safety.acts;

import dev.backendrig.safety.Concern;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was found in one call so far. Used by one thread, once.
final class Findings {
    private final Scene scene;
    private final ElementList page;
    private final ActReasons reasons;
    private final List<Concern> concerns = new ArrayList<>();
    private final List<Concern> grave = new ArrayList<>();
    private String named = "";
    private Optional<NamedTarget> prompt = Optional.empty();

    Findings(Scene scene, ElementList page) {
        this.scene = scene;
        this.page = page;
        this.reasons = new ActReasons(scene.language());
    }

    Scene scene() {
        return scene;
    }

    ElementList page() {
        return page;
    }

    ActReasons reasons() {
        return reasons;
    }

    /// Read only where something has to be named at all.
    private NamedTarget prompt() {
        if (prompt.isEmpty()) prompt = Optional.of(scene.prompt().on(page));
        return prompt.get();
    }

    /// A click that cannot be undone.
    void click(Element target, ActKind kind) {
        var isNamed = !kind.isGrave() && prompt().clicks(target);
        unlessNamed(isNamed, target, kind, reasons.click(target, kind));
    }

    /// Enter in a field that sends something.
    ///
    /// @param target the button that it is like, or the field
    void enter(Element field, Element target, ActKind kind) {
        var isNamed = !kind.isGrave() && namesEnter(field, target);
        unlessNamed(isNamed, target, kind, reasons.enter(target, kind));
    }

    private boolean namesEnter(Element field, Element target) {
        return prompt().clicks(target) || (prompt().pressesEnter() && prompt().typesInto(field));
    }

    /// A choice from a list.
    void choice(Element list, ActKind kind) {
        var isNamed = !kind.isGrave() && (prompt().clicks(list) || prompt().typesInto(list));
        unlessNamed(isNamed, list, kind, reasons.choice(list, kind));
    }

    private void unlessNamed(boolean isNamed, Element target, ActKind kind, String reason) {
        var act = kind + " " + Plain.name(target.name());
        if (isNamed && !scene.done().isUsed(act)) named = act;
        else ask(reason, kind);
    }

    boolean namesTyping(String text, Element field) {
        return scene.prompt().contains(text) && prompt().typesInto(field);
    }

    boolean acceptsDialog() {
        return scene.prompt().acceptsDialog(page);
    }

    boolean closesTab() {
        return scene.prompt().closesTab(page);
    }

    void ask(String reason) {
        concerns.add(concern("irreversible", reason));
    }

    void ask(String reason, ActKind kind) {
        if (kind.isGrave()) askGrave(reason);
        else ask(reason);
    }

    void askGrave(String reason) {
        grave.add(concern("irreversible", reason));
    }

    void askSecret(String reason) {
        grave.add(concern("secret_typing", reason));
    }

    private Concern concern(String rule, String reason) {
        return new Concern(rule, reason, Concern.Reach.ACTION, scene.site());
    }

    ActVerdict verdict() {
        if (!concerns.isEmpty() || !grave.isEmpty()) return new ActVerdict.Ask(concerns, grave);
        return named.isEmpty() ? new ActVerdict.Fine() : new ActVerdict.Named(named);
    }
}
