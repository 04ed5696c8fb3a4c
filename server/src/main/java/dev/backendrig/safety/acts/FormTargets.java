package dev.backendrig.safety.acts;

import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.Place;
import dev.backendrig.safety.elements.Trait;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells to which other sites a call would send a form, as far as the browser told where its forms
/// go. Pure.
///
/// What a form goes to is no visible link: it takes along whatever was typed.
public final class FormTargets {
    private final ElementList page;

    private FormTargets(ElementList page) {
        this.page = page;
    }

    /// The hosts, some with a port; none where the call sends nothing, or to its page's own site.
    public static Set<String> of(ToolCall call, Tool tool, ElementList page) {
        if (tool.effect() != Effect.ACT) return Set.of();
        return new FormTargets(page)
                .sentBy(ActReader.read(call, tool))
                .filter(host -> !host.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> sentBy(ProposedAct act) {
        return switch (act) {
            case ProposedAct.Click(var refs) -> clicks(refs);
            case ProposedAct.Other(var _, var refs, var _) -> clicks(refs);
            case ProposedAct.ClickSomewhere() -> anywhere();
            case ProposedAct.Type type -> type.sends() ? enters(type.refs()) : Stream.of();
            case ProposedAct.Press press -> press(press);
            case ProposedAct.Choose _,
                    ProposedAct.AnswerDialog _,
                    ProposedAct.CloseTab _,
                    ProposedAct.Harmless _ ->
                    Stream.of();
        };
    }

    private Stream<String> press(ProposedAct.Press press) {
        var stroke = Keystroke.of(press.key());
        var refs = press.ref() == null ? focused() : List.of(press.ref());
        if (stroke.isEnter()) return enters(refs);
        return stroke.isSpace() ? clicks(refs) : Stream.of();
    }

    private List<Long> focused() {
        return page.focused().map(Element::ref).stream().toList();
    }

    private Stream<String> clicks(List<Long> refs) {
        return refs.stream().flatMap(ref -> page.find(ref).stream()).flatMap(FormTargets::click);
    }

    private static Stream<String> click(Element element) {
        if (!element.is(Trait.SUBMIT)) return Stream.of();
        // A button may send its form elsewhere than the form says.
        return Stream.of(element.leadsTo(), element.place().formHost());
    }

    /// Where the focus is nobody told us, it may be in whatever form the page has.
    private Stream<String> enters(List<Long> refs) {
        if (refs.isEmpty()) return anywhere();
        return refs.stream().flatMap(ref -> page.find(ref).stream()).flatMap(this::enter);
    }

    private Stream<String> enter(Element on) {
        if (!on.isField()) return click(on);
        var form = on.place().form();
        if (form == Place.NO_FORM) return Stream.of();
        var buttons = page.shown().stream().filter(it -> it.place().form() == form);
        return Stream.concat(Stream.of(on.place().formHost()), buttons.flatMap(FormTargets::click));
    }

    private Stream<String> anywhere() {
        return page.shown().stream()
                .flatMap(it -> it.isField() ? Stream.of(it.place().formHost()) : click(it));
    }
}
