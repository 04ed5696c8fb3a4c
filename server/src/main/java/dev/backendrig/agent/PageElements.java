package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.KnownElements;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import java.util.stream.Stream;

/// The elements of the page that a run's browser is on, as its session last told of them.
final class PageElements {
    private PageElements() {}

    /// What the session knows.
    static KnownElements known(RunContext run) {
        return run.session().of(KnownElements.class, KnownElements::new);
    }

    /// The newest list; [ElementList#NONE] where there is none since the last navigation.
    static ElementList now(RunContext run) {
        return known(run).now(run.pageUrl()).orElse(ElementList.NONE);
    }

    /// Those of them that a call is for.
    static Stream<Element> of(ToolCall call, Tool tool, RunContext run) {
        var refs = tool.roles().numbers(call.arguments(), ArgumentRole.REF);
        if (refs.isEmpty()) return Stream.of();
        var list = now(run);
        return refs.stream().flatMap(ref -> list.find(ref).stream());
    }
}
