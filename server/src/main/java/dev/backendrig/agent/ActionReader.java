package dev.backendrig.agent;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.Deed;
import dev.backendrig.tool.ArgumentRole;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a tool call is as an action: to what, where, and how a person is shown it.
///
/// @param targets knows the elements of pages
/// @param sites knows the sites of addresses
public record ActionReader(TargetOf targets, SiteOf sites) {
    /// Knows neither elements nor sites.
    public static final ActionReader PLAIN = new ActionReader(TargetOf.UNKNOWN, SiteOf.UNKNOWN);

    /// The rule whose concern says that a secret is typed.
    private static final String SECRET_TYPING = "secret_typing";

    /// @param call as it would be made
    /// @param concerns of the rules that looked at it
    Deed deed(ToolCall call, Tool tool, List<Concern> concerns, RunContext run) {
        return new Deed(
                call.name(),
                call.arguments(),
                targets.describe(call, tool, run).orElse(null),
                site(call, tool, concerns, run).orElse(null),
                page(tool, run));
    }

    /// The site that a call is about.
    Optional<String> site(ToolCall call, Tool tool, List<Concern> concerns, RunContext run) {
        return concerns.stream()
                .map(Concern::site)
                .filter(Objects::nonNull)
                .<String>map(it -> it)
                .findFirst()
                .or(() -> address(call, tool).flatMap(sites::of))
                .or(() -> run.pageUrl().flatMap(sites::of));
    }

    private static Optional<String> address(ToolCall call, Tool tool) {
        return NavigationHook.roles(call, tool).texts(call.arguments(), ArgumentRole.URL).stream()
                .findFirst();
    }

    /// Where it leads does not depend on the page that it is called on.
    private static @Nullable String page(Tool tool, RunContext run) {
        if (tool.effect() == Effect.NAVIGATE) return null;
        return run.pageUrl().map(url -> url.replaceFirst("#.*", "")).orElse(null);
    }

    /// @param concerns why the person is asked, not empty
    AskedAction asked(Deed deed, Tool tool, List<Concern> concerns, RunContext run) {
        var values =
                ShownValues.of(
                        deed.arguments(),
                        tool,
                        fields -> targets.takesSecret(fields, run),
                        concerns.stream().anyMatch(it -> it.rule().equals(SECRET_TYPING)));
        var shown =
                new ApprovalCard.Action(
                        deed.tool(),
                        values.arguments(),
                        deed.site(),
                        deed.target(),
                        values.values(fields -> targets.nameOf(fields, run)),
                        concerns.stream().map(Concern::reason).distinct().toList());
        return new AskedAction(deed, concerns, shown);
    }
}
