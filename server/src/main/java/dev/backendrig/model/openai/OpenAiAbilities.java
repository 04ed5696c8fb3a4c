package dev.backendrig.model.openai;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// What servers and models take, told from their names.
final class OpenAiAbilities {
    private static final String OPENAI = "api.openai.com";

    /// OpenAI's models that think, also by the names that gateways give them.
    private static final Pattern THINKING =
            Pattern.compile("(?:openai/)?(?:o[1-9]|gpt-[5-9]|gpt-[1-9][0-9])(?![0-9]).*");

    private OpenAiAbilities() {}

    /// Whether the limit of a turn is `max_completion_tokens`: OpenAI's models that think refuse
    /// `max_tokens`, and for its others that is deprecated (OpenAI API reference, "Create chat
    /// completion"). Other servers often know only the old name.
    static boolean countsThinkingAsOutput(URI base, String model) {
        var host = String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
        return host.equals(OPENAI) || THINKING.matcher(model.toLowerCase(Locale.ROOT)).matches();
    }
}
