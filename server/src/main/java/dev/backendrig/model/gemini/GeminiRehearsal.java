package dev.backendrig.model.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.http.ProviderExchange;
import dev.backendrig.model.http.ResponseHead;
import java.time.Duration;
import java.util.List;

/// A made-up answer read and put into the next request, so that the JVM has linked that code when
/// the first real one comes. Asks nobody anything.
final class GeminiRehearsal {
    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final String ANSWER =
            """
            data: {"candidates":[{"content":{"parts":[{"text":"a"},{"functionCall":{"name":"f",\
            "args":{"n":1}},"thoughtSignature":"cw=="}],"role":"model"},"finishReason":"STOP"}],\
            "usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":1,"totalTokenCount":2}}

            """;

    private GeminiRehearsal() {}

    static void play(RequestMapping mapping) throws InterruptedException {
        var turn = read();
        var results =
                turn.calls().stream()
                        .map(call -> new ToolResult(call, true, new JsonString("r"), List.of()))
                        .toList();
        List<Message> messages =
                List.of(Message.User.of("p"), turn.message(), new Message.ToolResults(results));
        Json.writeBytes(
                mapping.body(new ModelRequest("s", messages, List.of(), false, Language.ENGLISH)));
    }

    private static ModelTurn read() throws InterruptedException {
        var answer = ANSWER.getBytes(UTF_8);
        try (var exchange = ProviderExchange.rehearsed(GeminiChatModel.PROVIDER, answer)) {
            ResponseHead.await(exchange);
            return new TurnReader(new TurnBuilder(_ -> {})).read(exchange, ENOUGH);
        }
    }
}
