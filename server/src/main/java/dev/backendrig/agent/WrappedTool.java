package dev.backendrig.agent;

import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import java.util.Optional;

/// Another tool, called under a condition.
interface WrappedTool extends Tool {
    Tool tool();

    @Override
    default ToolSpec spec() {
        return tool().spec();
    }

    @Override
    default Effect effect() {
        return tool().effect();
    }

    @Override
    default ArgumentRoles roles() {
        return tool().roles();
    }

    @Override
    default boolean isAgreedTo() {
        return tool().isAgreedTo();
    }

    @Override
    default Optional<String> service() {
        return tool().service();
    }

    @Override
    default String metricName() {
        return tool().metricName();
    }
}
