package dev.backendrig.model.anthropic;

import dev.backendrig.model.ModelInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The most tokens of a turn, which this API wants to be told in every request.
final class OutputLimit {
    /// Enough for a long answer, and no more than any model since Claude 3.7 takes (Anthropic,
    /// "Models overview", max output).
    private static final int USUAL = 16_384;

    /// What the older ones take.
    private static final int CLAUDE_3_5 = 8_192;

    private static final int CLAUDE_3 = 4_096;

    private static final Pattern NAME_3_5 = Pattern.compile(".*claude-3-5-.*");
    private static final Pattern NAME_3 = Pattern.compile(".*claude-(3-(opus|sonnet|haiku)|2).*");

    private OutputLimit() {}

    /// What a client asked for; else what suits the model, and at most a quarter of what it can
    /// hold.
    static int of(@Nullable Integer asked, ModelInfo info) {
        if (asked != null) return asked;
        var usual = usual(info.model());
        return info.contextTokens() == 0 ? usual : Math.clamp(info.contextTokens() / 4, 1, usual);
    }

    private static int usual(String model) {
        if (NAME_3_5.matcher(model).matches()) return CLAUDE_3_5;
        return NAME_3.matcher(model).matches() ? CLAUDE_3 : USUAL;
    }
}
