package dev.backendrig.client;

import java.util.Optional;

/// What a run of a browser does.
///
/// @param state `started`, `thinking`, `acting`, `paused` or `ended`
/// @param step model calls begun so far
/// @param outcome with `ended`
public record RunState(String runId, String state, long step, Optional<Outcome> outcome) {
    static RunState of(Fields data) {
        return new RunState(
                data.needed("run_id"),
                data.text("state"),
                data.number("step"),
                data.find("outcome").map(Outcome::of));
    }
}
