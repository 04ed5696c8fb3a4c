package dev.backendrig.safety.rules;

import dev.backendrig.message.ToolCall;
import java.util.LinkedHashSet;
import java.util.Set;

/// The calls of one run that a rule of the person's own allows. Thread-safe; lives in the run's
/// memory. Bounded: the oldest go first.
///
/// A rule that allows lifts only what later hooks would ask for. It never lifts a refusal, taint
/// towards another site, typing of secrets, or what is grave.
public final class RuledCalls {
    private static final int MOST = 256;

    private final Set<ToolCall> allowed = new LinkedHashSet<>();

    /// What the rules said of a call, in place of what they said of it before.
    public synchronized void judged(ToolCall call, boolean isAllowed) {
        allowed.remove(call);
        if (!isAllowed) return;
        if (allowed.size() >= MOST) allowed.remove(allowed.iterator().next());
        allowed.add(call);
    }

    /// Whether a rule allows this very call.
    public synchronized boolean isAllowed(ToolCall call) {
        return allowed.contains(call);
    }
}
