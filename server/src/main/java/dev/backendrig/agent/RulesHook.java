package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.acts.FormTargets;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.rules.PolicyFile;
import dev.backendrig.safety.rules.PolicyRule;
import dev.backendrig.safety.rules.RuledCall;
import dev.backendrig.safety.rules.RuledCalls;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds calls against the rules that the person wrote; the first that fits decides. One that allows
/// is noted in [RuledCalls] for the hooks behind this one.
public final class RulesHook implements RunHook {
    private final PolicyFile file;
    private final SiteOf sites;

    public RulesHook(PolicyFile file, SiteOf sites) {
        this.file = file;
        this.sites = sites;
    }

    @Override
    public Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        var seen = seen(call, tool, run);
        var rule = file.current().firstFor(seen);
        var ruled = run.own().of(RuledCalls.class, RuledCalls::new);
        if (rule.filter(it -> it.decision() == PolicyRule.Decision.ALLOW).isPresent()) {
            ruled.allowed(call, seen.sites());
        } else {
            ruled.notAllowed(call);
        }
        return rule.map(it -> decided(it, seen, call, run))
                .orElseGet(() -> new Decision.Proceed(call));
    }

    private static Decision decided(
            PolicyRule rule, RuledCall seen, ToolCall call, RunContext run) {
        return switch (rule.decision()) {
            case ALLOW -> new Decision.Proceed(call);
            case ASK -> new Decision.Ask(call, concern(rule, seen, run));
            case DENY ->
                    new Decision.Refuse(
                            "A rule of the person's own forbids this (“"
                                    + rule.name()
                                    + "”). Do not try to reach the same in another way.",
                            "rule:" + rule.name());
        };
    }

    private static Concern concern(PolicyRule rule, RuledCall seen, RunContext run) {
        var reason = new Sentences(run.language()).ruleAsks(rule.name());
        var site = seen.sites().size() == 1 ? seen.sites().getFirst() : null;
        var reach = site == null ? Concern.Reach.ACTION : Concern.Reach.SITE;
        return new Concern("rule:" + rule.name(), reason, reach, site);
    }

    private RuledCall seen(ToolCall call, Tool tool, RunContext run) {
        return new RuledCall(
                call.name(), tool.effect(), sites(call, tool, run), targets(call, tool, run));
    }

    private List<String> sites(ToolCall call, Tool tool, RunContext run) {
        var urls = PageUse.addresses(call, tool);
        var page =
                PageUse.isOf(tool)
                        ? RunTrail.of(run).address(run.pageUrl())
                        : Optional.<String>empty();
        var about = urls.isEmpty() ? page.stream() : urls.stream();
        return Stream.concat(about, FormTargets.of(call, tool, PageElements.now(run)).stream())
                .flatMap(url -> sites.of(url).stream())
                .distinct()
                .toList();
    }

    private static List<String> targets(ToolCall call, Tool tool, RunContext run) {
        return PageElements.of(call, tool, run).map(Element::name).toList();
    }
}
