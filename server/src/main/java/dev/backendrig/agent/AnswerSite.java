package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.page.SnapshotHead;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        if (!(outcome instanceof ToolOutcome.Done done)) return Optional.empty();
        return address(done)
                .flatMap(privacy::siteOf)
                .or(() ->
                        OF_THE_PAGE.contains(tool.spec().name())
                                ? privacy.site(run)
                                : Optional.empty());
    }

    private static Optional<String> address(ToolOutcome.Done done) {
        var page = done.page();
        if (page != null) {
            var head = SnapshotHead.address(page.text());
            if (head.isPresent()) return head;
        }
        if (!(done.content() instanceof JsonObject said)) return Optional.empty();
        return Stream.of("navigated_to", "url").flatMap(it -> said.string(it).stream()).findFirst();
    }
}
