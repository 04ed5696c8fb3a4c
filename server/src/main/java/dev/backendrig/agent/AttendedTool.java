package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;

/// A tool that changes something only while somebody watches the run; it reads at any time.
record AttendedTool(Tool tool, Attendance attendance) implements WrappedTool {
    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        if (effect() != Effect.READ) attendance.await();
        return tool.call(arguments);
    }
}
