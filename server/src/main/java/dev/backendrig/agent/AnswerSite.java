package dev.backendrig.agent;

import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.Optional;
import java.util.Set;

/// Whose page a tool's answer shows, by what the answer says itself: the browser may tell of a
/// navigation later than of what it led to.
final class AnswerSite {
    /// Those that show the page in front and need not say its address.
    private static final Set<String> OF_THE_PAGE =
            Set.of("get_page_content", "get_interactive_elements", "find_in_page");

    private final Privacy privacy;

    AnswerSite(Privacy privacy) {
        this.privacy = privacy;
    }

    /// Empty where nobody can say, as for a list of all tabs: then a value counts as seen nowhere.
    Optional<String> of(Tool tool, ToolOutcome outcome, RunContext run) {
        if (tool.service().isPresent()) return tool.service();
        if (!(outcome instanceof ToolOutcome.Done done)) return Optional.empty();
        return Landing.address(done.content(), done.page())
                .flatMap(privacy::siteOf)
                .or(() ->
                        OF_THE_PAGE.contains(tool.spec().name())
                                ? privacy.site(run)
                                : Optional.empty());
    }
}
