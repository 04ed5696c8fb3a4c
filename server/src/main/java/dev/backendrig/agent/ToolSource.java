package dev.backendrig.agent;

import dev.backendrig.tool.Tool;
import java.util.List;

/// Where tools beside those of the browser come from. Thread-safe.
@FunctionalInterface
public interface ToolSource {
    /// There are none.
    ToolSource NONE = List::of;

    /// What a run that begins now is offered, to its end. Never waits.
    List<Tool> tools();
}
