package dev.backendrig.safety.acts;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.tool.ToolOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one run has done so far, as far as later acts are judged by it. Thread-safe; lives in the
/// run's memory.
public final class RunActs {
    /// More calls than a turn may have.
    private static final int MOST_OPEN = 256;

    private static final Set<String> WORKS_IN = Set.of("open_tab", "switch_tab");

    private final Map<ToolCall, String> named = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<Long> opened = new HashSet<>();
    private @Nullable Long workingIn;
    private boolean pageGiven;

    /// The request brought something of a page along.
    public synchronized void pageGiven() {
        pageGiven = true;
    }

    public synchronized boolean isPageGiven() {
        return pageGiven;
    }

    /// A call was judged to be named by the prompt.
    public synchronized void named(ToolCall call, String act) {
        if (named.size() >= MOST_OPEN) named.clear();
        named.put(call, act);
    }

    /// What came of a call. One that was named is named no more, unless nothing came of it.
    public synchronized void cameOf(ToolCall call, ToolOutcome outcome) {
        var act = named.remove(call);
        if (act != null && mayHaveHappened(outcome)) used.add(act);
        if (outcome instanceof ToolOutcome.Done(JsonObject told, var _, var _, var _))
            tabs(call, told);
    }

    private static boolean mayHaveHappened(ToolOutcome outcome) {
        return switch (outcome) {
            case ToolOutcome.Done(JsonObject told, var _, var _, var _) ->
                    told.bool("changed").orElse(true);
            case ToolOutcome.Done _ -> true;
            case ToolOutcome.Failed(var _, var trouble, var _) -> trouble != null;
            case ToolOutcome.Denied _ -> false;
        };
    }

    private void tabs(ToolCall call, JsonObject told) {
        var tab = told.integer("tab_id");
        if (tab.isPresent() && WORKS_IN.contains(call.name())) workingIn = tab.getAsLong();
        if (tab.isPresent() && call.name().equals("open_tab")) opened.add(tab.getAsLong());
        told.object("opened_tab")
                .ifPresent(it -> it.integer("tab_id").ifPresent(id -> opened.add(id)));
        told.integer("working_in").ifPresent(id -> workingIn = id);
    }

    /// Whether the prompt's naming of it was used up.
    synchronized boolean isUsed(String act) {
        return used.contains(act);
    }

    /// Whether this run opened the tab.
    ///
    /// @param tab null: the one that it works in
    synchronized boolean opened(@Nullable Long tab) {
        var id = tab == null ? workingIn : tab;
        return id != null && opened.contains(id);
    }
}
