package dev.backendrig.safety.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Says whether a text seems to give orders to a language model.
///
/// Honest pages may do that too, such as one about this very danger, so nothing is deleted for it; a
/// run that has read such a text is trusted less. Takes linear time.
public final class Instructions {
    /// Marks of the chat templates that models are trained with; no page needs them.
    private static final Pattern TEMPLATE_MARK =
            Pattern.compile(
                    "<\\|[a-z0-9_]{2,32}\\|>"
                            + "|\\[/?inst]|<</?sys>>|\\[/?system_prompt]|\\[/?available_tools]"
                            + "|\\[tool_calls]|\\[tool_results]"
                            + "|</?start_of_turn>|</?end_of_turn>"
                            + "|</?(?:system|system-reminder|system_prompt|tool_call|tool_response"
                            + "|tool_result|function_calls|function_results|instructions)>"
                            + "|<<<page\\b|\\bpage [0-9a-f]{8}>>>"
                            + "|(?:^|\\n) ?#{2,4} ?(?:system|instruction|human|assistant|user"
                            + "|response|instruksi|sistem)s?:");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Instructions() {}

    public static boolean areIn(String text) {
        var plain = plain(text);
        return TEMPLATE_MARK.matcher(plain).find() || OrderPhrases.areIn(plain);
    }

    /// As a model may read it: in lower case, without what is invisible, letters of other forms as
    /// the common ones. Only for looking at.
    private static String plain(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(codePoint -> InvisibleKind.of(codePoint).isEmpty())
                .forEach(visible::appendCodePoint);
        var plain = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(plain)
                .replaceAll(space -> space.group().indexOf('\n') >= 0 ? "\n" : " ");
    }
}
