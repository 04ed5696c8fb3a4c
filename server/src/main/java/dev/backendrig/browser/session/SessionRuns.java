package dev.backendrig.browser.session;

import dev.backendrig.browser.RunState;
import dev.backendrig.browser.SteeredRun;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The runs that use a session, with what each one last did. Thread-safe; as many as there may be
/// runs of a session.
final class SessionRuns {
    private record Entry(SteeredRun run, RunState state) {}

    private final Map<String, Entry> byId = new ConcurrentHashMap<>();

    void add(SteeredRun run) {
        byId.put(run.id(), new Entry(run, new RunState(run.id(), RunState.Activity.STARTED, 0)));
    }

    void update(RunState state) {
        byId.computeIfPresent(state.runId(), (_, entry) -> new Entry(entry.run(), state));
    }

    void remove(SteeredRun run) {
        byId.remove(run.id());
    }

    Optional<SteeredRun> find(String runId) {
        return Optional.ofNullable(byId.get(runId)).map(Entry::run);
    }

    Collection<RunState> states() {
        return List.copyOf(byId.values()).stream().map(Entry::state).toList();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }
}
