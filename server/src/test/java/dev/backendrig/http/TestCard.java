package dev.backendrig.http;

import dev.backendrig.browser.ApprovalCard;
import dev.backendrig.message.ToolCall;
import java.time.Instant;
import java.util.List;

/// A question as a run puts it.
final class TestCard {
    private TestCard() {}

    static ApprovalCard of(ToolCall call) {
        var action =
                new ApprovalCard.Action(
                        call.name(),
                        call.arguments(),
                        "example.com",
                        "button \"Save\"",
                        call.arguments().members().entrySet().stream()
                                .map(it ->
                                        new ApprovalCard.Value(
                                                it.getKey(), it.getValue().toString()))
                                .toList(),
                        List.of("May I?"));
        return new ApprovalCard(List.of(action), true, Instant.parse("2026-01-02T03:04:05.678Z"));
    }
}
