package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.acts.FormTargets;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.stream.Stream;

/// The other sites that forms of a page are sent to: what is written there goes to them, not to the
/// page's own.
final class FormSites {
    private FormSites() {}

    /// Those of the forms in which a call writes.
    static List<Site> writtenTo(ToolCall call, Tool tool, RunContext run) {
        return sites(elements(call, tool, run).map(element -> element.place().formHost()));
    }

    /// Those of the forms that a call sends.
    static List<Site> sentTo(ToolCall call, Tool tool, RunContext run) {
        return sites(FormTargets.of(call, tool, PageElements.now(run)).stream());
    }

    /// Where the call names no element, the one that has the focus.
    private static Stream<Element> elements(ToolCall call, Tool tool, RunContext run) {
        var namesOne = !tool.roles().numbers(call.arguments(), ArgumentRole.REF).isEmpty();
        return namesOne
                ? PageElements.of(call, tool, run)
                : PageElements.now(run).focused().stream();
    }

    private static List<Site> sites(Stream<String> hosts) {
        return hosts.filter(host -> !host.isEmpty())
                .map(host -> Site.of(host).orElseGet(() -> new Site(host)))
                .distinct()
                .toList();
    }
}
