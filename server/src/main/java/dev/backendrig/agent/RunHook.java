package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.tool.Tool;
import org.jspecify.annotations.Nullable;

/// A rule that looks at every run from one place. Hooks are asked in their order; each sees what the
/// one before it made. Thread-safe; must not block for long.
public interface RunHook {
    /// Before a model is asked.
    default ModelRequest beforeModelCall(ModelRequest request, RunContext run) {
        return request;
    }

    /// Before a tool is called, after its arguments were found valid.
    default Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        return new Decision.Proceed(call);
    }

    /// After a tool was called, before the model sees the result.
    default ToolResult onToolResult(ToolResult result, RunContext run) {
        return result;
    }

    /// When a call names no tool or does not fit its schema, before the model sees the answer.
    default ToolResult onInvalidToolCall(ToolResult answer, RunContext run) {
        return answer;
    }

    /// What a hook says of a call.
    sealed interface Decision {
        /// Have it called, as it is here: a hook may replace arguments.
        record Proceed(ToolCall call) implements Decision {}

        /// Have it called if the person agrees to it.
        ///
        /// @param reason a sentence for the person
        record Ask(String reason) implements Decision {}

        /// Do not have it called. The reason is for the model.
        ///
        /// @param trouble the same for who tells a person, null where only the reason says it
        record Refuse(String reason, @Nullable ToolTrouble trouble) implements Decision {
            public Refuse(String reason) {
                this(reason, null);
            }
        }
    }
}
