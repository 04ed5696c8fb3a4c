package dev.backendrig.safety.text;

import java.util.regex.Pattern;

/// Says whether a text seems to give orders to a language model.
///
/// Honest pages may do that too, such as one about this very danger, so nothing is deleted for it; a
/// run that has read such a text is trusted less. Takes linear time.
public final class Instructions {
    /// Marks of the chat templates that models are trained with; no page needs them. What they begin
    /// with stands before them, so that most characters of a text are passed over at once.
    private static final Pattern TEMPLATE_MARK =
            Pattern.compile(
                    "(?=[<\\[#p])(?:"
                            + "<\\|[a-z0-9_]{2,32}\\|>"
                            + "|\\[/?inst]|<</?sys>>|\\[/?system_prompt]|\\[/?available_tools]"
                            + "|\\[tool_calls]|\\[tool_results]"
                            + "|</?start_of_turn>|</?end_of_turn>"
                            + "|</?(?:system|system-reminder|system_prompt|tool_call|tool_response"
                            + "|tool_result|function_calls|function_results|instructions)>"
                            + "|<<<page\\b|\\bpage [0-9a-f]{8}>>>"
                            + "|(?<=(?:^|\\n) ?)#{2,4} ?(?:system|instruction|human|assistant|user"
                            + "|response|instruksi|sistem)s?:)");

    private Instructions() {}

    public static boolean areIn(String text) {
        var plain = PlainText.of(text);
        return TEMPLATE_MARK.matcher(plain).find() || OrderPhrases.areIn(plain);
    }
}
