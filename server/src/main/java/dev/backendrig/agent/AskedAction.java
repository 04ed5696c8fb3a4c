package dev.backendrig.agent;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.Deed;
import java.util.List;

/// An action that a person is to be asked about.
///
/// @param deed what their yes will be good for
/// @param concerns why they are asked, not empty
/// @param shown how they are shown it
public record AskedAction(Deed deed, List<Concern> concerns, ApprovalCard.Action shown) {
    public AskedAction {
        concerns = List.copyOf(concerns);
    }

    /// Whether a yes may go for the whole site.
    boolean offersSite() {
        return concerns.stream().allMatch(it -> it.reach() == Concern.Reach.SITE);
    }

    /// The rules for which the person is asked, each once.
    static List<String> rules(List<AskedAction> actions) {
        return actions.stream()
                .flatMap(it -> it.concerns().stream())
                .map(Concern::rule)
                .distinct()
                .toList();
    }
}
