package dev.backendrig.model.openai;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Usage;
import java.util.List;
import java.util.Optional;

/// Puts `usage` into our words (OpenAI API reference, "The chat completion chunk object").
///
/// LangChain4j reads it too, but tells it with the end only, and a call that was given up or broke
/// has used something as well.
final class OpenAiUsage {
    private OpenAiUsage() {}

    /// The counts of a chunk, empty where it has none.
    static Optional<Usage> in(JsonObject chunk) {
        return counts(chunk).map(OpenAiUsage::usage);
    }

    /// Some servers put them somewhere else (Groq, Moonshot).
    private static Optional<JsonObject> counts(JsonObject chunk) {
        return chunk.object("usage")
                .or(() -> chunk.object("x_groq").flatMap(groq -> groq.object("usage")))
                .or(() ->
                        chunk.array("choices")
                                .flatMap(choices -> choices.objects().findFirst())
                                .flatMap(choice -> choice.object("usage")))
                .filter(counts -> counts.has("prompt_tokens") || counts.has("completion_tokens"));
    }

    private static Usage usage(JsonObject counts) {
        var input = count(counts, "prompt_tokens");
        var thought = count(details(counts, "completion_tokens_details"), "reasoning_tokens");
        var told = count(counts, "completion_tokens");
        var total = counts.has("total_tokens") ? count(counts, "total_tokens") : input + told;
        // Thinking is part of what was written, but a server that counts it apart is told by its
        // sum.
        var apart = thought > 0 && total == input + told + thought;
        return new Usage(input, apart ? told + thought : told, total, cached(counts), thought);
    }

    private static long cached(JsonObject counts) {
        var details = details(counts, "prompt_tokens_details");
        if (details.has("cached_tokens")) return count(details, "cached_tokens");
        return List.of("cached_tokens", "prompt_cache_hit_tokens").stream()
                .filter(counts::has)
                .mapToLong(name -> count(counts, name))
                .findFirst()
                .orElse(0);
    }

    private static JsonObject details(JsonObject counts, String name) {
        return counts.object(name).orElse(JsonObject.EMPTY);
    }

    /// A count that is absent is zero.
    private static long count(JsonObject counts, String name) {
        // No call has more than an int's worth of tokens: sums of what is read here are exact.
        return Math.clamp(counts.integer(name).orElse(0), 0, Integer.MAX_VALUE);
    }
}
