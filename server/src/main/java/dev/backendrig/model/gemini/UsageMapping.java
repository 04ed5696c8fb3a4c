package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Usage;

/// Puts `usageMetadata` into our words (Gemini API reference, UsageMetadata).
final class UsageMapping {
    private UsageMapping() {}

    static Usage usage(JsonObject counts) {
        // The prompt's count includes cached tokens; what tools brought into it comes on top.
        var input = count(counts, "promptTokenCount") + count(counts, "toolUsePromptTokenCount");
        var thought = count(counts, "thoughtsTokenCount");
        var output = count(counts, "candidatesTokenCount") + thought;
        var total =
                counts.has("totalTokenCount") ? count(counts, "totalTokenCount") : input + output;
        return new Usage(input, output, total, count(counts, "cachedContentTokenCount"), thought);
    }

    /// A count that is absent is zero, as the wire leaves zeros out.
    private static long count(JsonObject counts, String name) {
        // No call has more than an int's worth of tokens: sums of what is read here are exact.
        return Math.clamp(counts.integer(name).orElse(0), 0, Integer.MAX_VALUE);
    }
}
