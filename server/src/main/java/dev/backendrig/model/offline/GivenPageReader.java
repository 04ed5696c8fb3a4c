package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers from the page that came with the request what can be answered without a browser.
///
/// @param exchange the page and the prompt
record GivenPageReader(Exchange exchange, PageAnswers pages) {
    /// The answer; empty where one of the commands needs a browser.
    Optional<String> answer(List<Command> commands) {
        var findings = new ArrayList<String>();
        for (var command : commands) {
            var finding = answer(command);
            if (finding.isEmpty()) return Optional.empty();
            findings.add(finding.get());
        }
        return Optional.of(String.join("\n\n", findings));
    }

    private Optional<String> answer(Command command) {
        return switch (command) {
            case Command.Summarise() -> page().map(pages::summary);
            case Command.ReadPage() -> page().map(pages::text);
            case Command.ListElements(Set<Role> roles) ->
                    exchange.elements().isEmpty()
                            ? Optional.empty()
                            : Optional.of(pages.list(exchange.elements(), roles));
            case Command.Open open -> Optional.empty();
            case Command.Click click -> Optional.empty();
            case Command.Type type -> Optional.empty();
            case Command.ScrollBy scroll -> Optional.empty();
            case Command.ScrollTo scroll -> Optional.empty();
            case Command.ScrollToTop() -> Optional.empty();
            case Command.ScrollToBottom() -> Optional.empty();
        };
    }

    private Optional<PageText> page() {
        return exchange.page().text().isBlank() ? Optional.empty() : Optional.of(exchange.page());
    }
}
