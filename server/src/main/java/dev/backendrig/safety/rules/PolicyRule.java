package dev.backendrig.safety.rules;

import dev.backendrig.tool.Effect;
import java.util.List;
import java.util.Set;

/// A rule of the person's own.
///
/// @param name for the audit log and the question; at most 64 characters
/// @param tools fits calls of these; empty: of any
/// @param effects the same for what a call does
/// @param sites the same for the sites that it is about
/// @param targets the same for the names of the elements that it uses
public record PolicyRule(
        String name,
        Decision decision,
        List<Glob> tools,
        Set<Effect> effects,
        List<Glob> sites,
        List<Glob> targets) {
    static final int MAX_NAME = 64;

    /// What is to be done with a call.
    public enum Decision {
        ALLOW,
        ASK,
        DENY
    }

    public PolicyRule {
        tools = List.copyOf(tools);
        effects = Set.copyOf(effects);
        sites = List.copyOf(sites);
        targets = List.copyOf(targets);
        if (name.isBlank() || name.length() > MAX_NAME || name.lines().count() > 1) {
            throw new IllegalArgumentException(
                    "name must be one line of 1 to " + MAX_NAME + " characters");
        }
    }

    boolean fits(RuledCall call) {
        return (tools.isEmpty() || tools.stream().anyMatch(it -> it.matches(call.tool())))
                && (effects.isEmpty() || effects.contains(call.effect()))
                && (sites.isEmpty() || fits(sites, call.sites()))
                && (targets.isEmpty() || fits(targets, call.targets()));
    }

    /// One bad thing is enough to ask or deny; to allow, all have to be good.
    private boolean fits(List<Glob> patterns, List<String> things) {
        if (things.isEmpty()) return false;
        return decision == Decision.ALLOW
                ? things.stream().allMatch(it -> matches(patterns, it))
                : things.stream().anyMatch(it -> matches(patterns, it));
    }

    private static boolean matches(List<Glob> patterns, String thing) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(thing));
    }
}
