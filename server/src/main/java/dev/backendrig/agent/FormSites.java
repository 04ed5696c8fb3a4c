package dev.backendrig.agent;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.KnownElements;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.stream.Stream;

/// The other sites that forms of a page are sent to: what is written there goes to them, not to the
/// page's own.
final class FormSites {
    private FormSites() {}

    /// Those of the forms in which a call writes.
    static List<Site> of(ToolCall call, Tool tool, RunContext run) {
        var known = run.session().of(KnownElements.class, KnownElements::new);
        return known.now(run.browser().flatMap(BrowserPort::pageUrl)).stream()
                .flatMap(list -> elements(call, tool, list))
                .map(element -> element.place().formHost())
                .filter(host -> !host.isEmpty())
                .flatMap(host -> Site.of("https://" + host).stream())
                .distinct()
                .toList();
    }

    /// Where it names none, the one that has the focus.
    private static Stream<Element> elements(ToolCall call, Tool tool, ElementList list) {
        var refs = tool.roles().numbers(call.arguments(), ArgumentRole.REF);
        return refs.isEmpty()
                ? list.focused().stream()
                : refs.stream().flatMap(ref -> list.find(ref).stream());
    }
}
