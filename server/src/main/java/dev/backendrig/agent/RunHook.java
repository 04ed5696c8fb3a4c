package dev.backendrig.agent;

import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.page.PageSnapshot;
import dev.backendrig.safety.Concern;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rule that looks at every run from one place. Hooks are asked in their order; each sees what the
/// one before it made. Thread-safe; must not block for long.
public interface RunHook {
    /// When a run begins, before its first model call.
    default void onBegin(RunRequest request, RunContext run) {}

    /// When the person has used the page themselves and gave it back.
    ///
    /// @param page as they left it, null where their browser did not say
    default void onReturn(@Nullable PageSnapshot page, RunContext run) {}

    /// Before a model is asked.
    default ModelRequest beforeModelCall(ModelRequest request, RunContext run) {
        return request;
    }

    /// Before a tool is called, after its arguments were found valid. It is asked more often than once
    /// about the same call, as when the person is asked for a whole turn before any of it is done: it
    /// only judges. What is to be remembered of a call is taken in by [#onOutcome].
    default Decision onToolCall(ToolCall call, Tool tool, RunContext run) {
        return new Decision.Proceed(call);
    }

    /// Right before a tool is called, when all that had to be waited for is over: what to answer instead,
    /// where it must not be called any more.
    default Optional<ToolOutcome> beforeCall(ToolCall call, Tool tool, RunContext run) {
        return Optional.empty();
    }

    /// What came of a tool that was called, as it came: the place to learn what was seen of a page.
    ///
    /// @param call as it was made
    default ToolOutcome onOutcome(ToolCall call, Tool tool, ToolOutcome outcome, RunContext run) {
        return outcome;
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

        /// Have it called, as it is here, if the person agrees. They are asked once for the concerns
        /// of all hooks.
        ///
        /// @param concerns not empty
        record Ask(ToolCall call, List<Concern> concerns) implements Decision {
            public Ask {
                concerns = List.copyOf(concerns);
            }

            public Ask(ToolCall call, Concern concern) {
                this(call, List.of(concern));
            }
        }

        /// Do not have it called. The reason is for the model.
        ///
        /// @param trouble the same for who tells a person, null where only the reason says it
        /// @param rule names the rule in the audit log and in metrics, as [Concern#rule] does
        record Refuse(String reason, @Nullable ToolTrouble trouble, String rule)
                implements Decision {
            public Refuse(String reason, String rule) {
                this(reason, null, rule);
            }
        }
    }
}
