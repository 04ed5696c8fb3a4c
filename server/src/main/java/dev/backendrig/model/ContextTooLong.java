package dev.backendrig.model;

import java.util.regex.Pattern;

/// Knows the words in which providers say that a conversation is longer than the model's window. None of
/// them has a status of its own for it; their mappings ask here about a request that was found faulty.
public final class ContextTooLong {
    private static final Pattern SAID =
            Pattern.compile(
                    // OpenAI and what speaks like it: the error's code, and vLLM's sentence.
                    "context_length_exceeded"
                            + "|maximum context length"
                            + "|longer than the maximum model length"
                            // Anthropic.
                            + "|prompt is too long"
                            + "|exceeds? context limit"
                            // Gemini.
                            + "|exceeds the maximum number of tokens"
                            // llama.cpp: the error's type and its sentence.
                            + "|exceed_context_size"
                            + "|exceeds? the available context size"
                            // Ollama.
                            + "|exceeds? (the )?(max(imum)? )?context (length|window|size)"
                            + "|exceeded max(imum)? context length"
                            // LM Studio.
                            + "|greater than the context length"
                            + "|context (length|window) (is )?exceeded"
                            + "|context the overflows",
                    Pattern.CASE_INSENSITIVE);

    private ContextTooLong() {}

    /// Whether an error with this sentence, code or type tells of it. The text is only looked at: it may
    /// quote the conversation.
    public static boolean isToldBy(String text) {
        return SAID.matcher(text).find();
    }
}
