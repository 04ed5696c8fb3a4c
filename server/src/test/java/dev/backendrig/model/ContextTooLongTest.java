package dev.backendrig.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextTooLongTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "context_length_exceeded",
                "This model's maximum context length is 8192 tokens. However, your messages have"
                        + " 9000.",
                "The decoder prompt (length 9000) is longer than the maximum model length of 4096",
                "prompt is too long: 210000 tokens > 200000 maximum",
                "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
                "The input token count (1200000) exceeds the maximum number of tokens allowed"
                        + " (1048576).",
                "exceed_context_size_error",
                "request (9000 tokens) exceeds the available context size (4096 tokens), try"
                        + " increasing it",
                "the input length exceeds the context length",
                "prompt too long; exceeded max context length by 12 tokens",
                "The number of tokens to keep from the initial prompt is greater than the context"
                        + " length",
                "Context window exceeded"
            })
    void knowsWhatProvidersSay(String said) {
        assertThat(ContextTooLong.isToldBy(said)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Invalid JSON payload received.",
                "Request too large for the organization on tokens per min (TPM): Limit 30000",
                "You exceeded your current quota",
                "max_tokens: 9000 is greater than the maximum allowed number of output tokens",
                "image exceeds the maximum size of 5 MB"
            })
    void takesNothingElseForIt(String said) {
        assertThat(ContextTooLong.isToldBy(said)).isFalse();
    }
}
