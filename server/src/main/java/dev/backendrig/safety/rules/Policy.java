package dev.backendrig.safety.rules;

import java.util.List;
import java.util.Optional;

/// Rules in their order. Immutable.
public record Policy(List<PolicyRule> rules) {
    /// Says nothing of any call.
    public static final Policy NONE = new Policy(List.of());

    public Policy {
        rules = List.copyOf(rules);
    }

    /// The first rule that fits; empty where none does.
    public Optional<PolicyRule> firstFor(RuledCall call) {
        return rules.stream().filter(rule -> rule.fits(call)).findFirst();
    }
}
