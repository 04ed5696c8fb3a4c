package dev.backendrig.safety.rules;

import dev.backendrig.message.ToolCall;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/// The calls of one run that a rule of the person's own allows. Thread-safe; lives in the run's
/// memory. Bounded: the oldest go first.
///
/// A rule that allows lifts only what later hooks would ask for. It never lifts a refusal, taint
/// towards another site, typing of secrets, or what is grave.
public final class RuledCalls {
    private static final int MOST = 256;

    private final SequencedMap<ToolCall, Set<String>> allowed = new LinkedHashMap<>();

    /// A rule allows the call, in place of what the rules said of it before.
    ///
    /// @param sites those that the rule was held against
    public synchronized void allowed(ToolCall call, Collection<String> sites) {
        allowed.remove(call);
        if (allowed.size() >= MOST) allowed.pollFirstEntry();
        allowed.putLast(call, Set.copyOf(sites));
    }

    /// No rule allows the call, whatever the rules said of it before.
    public synchronized void notAllowed(ToolCall call) {
        allowed.remove(call);
    }

    /// Whether a rule allows this very call.
    public synchronized boolean isAllowed(ToolCall call) {
        return allowed.containsKey(call);
    }

    /// Whether a rule allows this very call, and has considered that it is about this site.
    public synchronized boolean isAllowed(ToolCall call, String site) {
        return allowed.getOrDefault(call, Set.of()).contains(site);
    }
}
