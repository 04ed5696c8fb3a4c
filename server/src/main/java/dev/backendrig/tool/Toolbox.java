package dev.backendrig.tool;

import dev.backendrig.message.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tools of one run, in a fixed order. Immutable.
public final class Toolbox {
    private final Map<String, Tool> byName = new LinkedHashMap<>();

    /// @throws IllegalArgumentException if two tools have one name
    public Toolbox(List<? extends Tool> tools) {
        for (var tool : tools) {
            if (byName.put(tool.spec().name(), tool) != null) {
                throw new IllegalArgumentException("two tools are named " + tool.spec().name());
            }
        }
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<ToolSpec> specs() {
        return byName.values().stream().map(Tool::spec).toList();
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
