package dev.backendrig.client;

import java.math.BigDecimal;
import java.util.Optional;

/// Tokens of a run, over all its model calls; output with thought tokens.
///
/// @param costUsd what they cost, where the server knows all prices
public record Usage(
        long inputTokens, long outputTokens, long totalTokens, Optional<BigDecimal> costUsd) {
    static Usage of(Fields data) {
        return new Usage(
                data.number("input_tokens"),
                data.number("output_tokens"),
                data.number("total_tokens"),
                data.decimal("cost_usd"));
    }

    /// As an answer in one piece has it; empty where the provider told none.
    static Optional<Usage> ofAnswer(Fields answer) {
        if (!answer.has("total_tokens")) return Optional.empty();
        return Optional.of(
                new Usage(
                        answer.number("prompt_tokens"),
                        answer.number("response_tokens"),
                        answer.number("total_tokens"),
                        answer.decimal("cost_usd")));
    }
}
