package dev.backendrig.safety.rules;

import dev.backendrig.tool.Effect;
import java.util.List;

/// A call as rules see it.
///
/// @param sites those of the addresses in it, else that of the page; empty where not known
/// @param targets the names of the elements that it uses; empty where there are none or not known
public record RuledCall(String tool, Effect effect, List<String> sites, List<String> targets) {
    public RuledCall {
        sites = List.copyOf(sites);
        targets = List.copyOf(targets);
    }
}
