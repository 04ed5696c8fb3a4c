package dev.backendrig.agent;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.RunTaint;
import dev.backendrig.safety.RunTaint.Level;
import dev.backendrig.safety.text.Instructions;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// Notes that a run has read something from outside, and whether that seems to give orders.
public final class ReadingHook implements RunHook {
    @Override
    public ToolOutcome onOutcome(ToolCall call, Tool tool, ToolOutcome outcome, RunContext run) {
        switch (outcome) {
            case ToolOutcome.Done(var content, _, var page, var ours) -> {
                if (!ours) read(content, run);
                if (page != null) read(page.text(), run);
            }
            case ToolOutcome.Failed(var reason, _, var ours) -> {
                if (!ours) read(reason, run);
            }
            case ToolOutcome.Denied _ -> {
                // Words of ours.
            }
        }
        return outcome;
    }

    static RunTaint taint(RunContext run) {
        return run.own().of(RunTaint.class, RunTaint::new);
    }

    /// Notes that this text was read.
    static void read(String text, RunContext run) {
        var taint = taint(run);
        // The last level needs no more looking.
        if (taint.level() == Level.SUSPICIOUS) return;
        taint.raise(Instructions.areIn(text) ? Level.SUSPICIOUS : Level.READ);
    }

    private static void read(JsonValue value, RunContext run) {
        switch (value) {
            case JsonString(var text) -> read(text, run);
            case JsonObject(var members) ->
                    members.forEach((name, member) -> {
                        read(name, run);
                        read(member, run);
                    });
            case JsonArray(var items) -> items.forEach(item -> read(item, run));
            case JsonNumber _, JsonBoolean _, JsonNull _ -> taint(run).raise(Level.READ);
        }
    }
}
