package dev.backendrig.browser;

import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A tool that a browser says it has.
///
/// @param spec as a model is told of it
/// @param roles what its arguments are
/// @param timeout how long an answer may take, null where the browser leaves it to us
public record DeclaredTool(
        ToolSpec spec, ArgumentRoles roles, Effect effect, @Nullable Duration timeout) {
    private static final Set<String> BASE_NAMES =
            Set.of(
                    "navigate_to",
                    "click_element",
                    "type_text",
                    "scroll_to",
                    "get_page_content",
                    "get_interactive_elements");

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public DeclaredTool {
        if (timeout != null) timeout = bounded(timeout);
    }

    /// What its calls are counted under, one of a closed set.
    public String metricName() {
        return BASE_NAMES.contains(spec.name()) ? spec.name() : "declared";
    }

    private static Duration bounded(Duration time) {
        if (time.compareTo(SHORTEST) < 0) return SHORTEST;
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}
