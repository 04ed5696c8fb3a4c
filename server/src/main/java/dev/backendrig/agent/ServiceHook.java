package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.SiteDoubt;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.Optional;

/// Does for tools of other services what [SiteHook] does for pages: each service counts as a site of
/// its own, so what was read elsewhere goes there only if the person agrees, and what was read there
/// goes nowhere else without that.
public final class ServiceHook implements RunHook {
    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        var service = site(tool);
        if (service.isEmpty()) return new Decision.Proceed(call);
        var texts = Json.texts(call.arguments()).toList();
        var words = new SiteSentences(run.language());
        var concerns =
                SiteHook.policy(run).texts(service.get(), texts).stream()
                        .map(doubt -> concern(doubt, words, tool, run))
                        .toList();
        return concerns.isEmpty()
                ? new Decision.Proceed(call)
                : new Decision.Ask(call, List.copyOf(concerns));
    }

    private static Concern concern(
            SiteDoubt doubt, SiteSentences words, Tool tool, RunContext run) {
        return SiteHook.concern(doubt, words.reason(doubt, tool.effect(), false), run);
    }

    @Override
    public ToolOutcome onOutcome(ToolCall call, Tool tool, ToolOutcome outcome, RunContext run) {
        site(tool).ifPresent(service -> remember(service, call, outcome, run));
        return outcome;
    }

    private static void remember(Site service, ToolCall call, ToolOutcome outcome, RunContext run) {
        if (Landing.mayHaveHappened(outcome)) {
            SiteHook.policy(run).typed(service, Json.texts(call.arguments()).toList());
        }
        Landing.of(outcome).texts().forEach(text -> SiteHook.seen(run).read(service, text));
        if (outcome instanceof ToolOutcome.Failed(var reason, _, var ours) && !ours) {
            SiteHook.seen(run).read(service, reason);
        }
        if (outcome instanceof ToolOutcome.Done done && !done.images().isEmpty()) {
            SiteHook.seen(run).looked();
        }
    }

    private static Optional<Site> site(Tool tool) {
        return tool.service().map(Site::new);
    }
}
