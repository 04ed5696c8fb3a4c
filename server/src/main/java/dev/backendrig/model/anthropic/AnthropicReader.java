package dev.backendrig.model.anthropic;

import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.langchain.ProviderErrors;
import dev.backendrig.model.langchain.WireEvent;
import dev.backendrig.model.langchain.WireReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes of an answer's events what LangChain4j does not hand on. Used by one thread.
final class AnthropicReader implements WireReader {
    private final ContentBlocks blocks = new ContentBlocks();
    private final TokenCounts counts = new TokenCounts();
    private @Nullable String stopReason;
    private boolean stopped;

    @Override
    public List<WireEvent> take(WireEvent event) {
        var data = event.data();
        // The data says it too (Anthropic API, "Streaming messages"), and some gateways leave the
        // event's name out.
        var type = data.string("type").orElse(event.type());
        switch (type) {
            case "error" -> throw failure(data);
            case "message_start" ->
                    data.object("message").flatMap(it -> it.object("usage")).ifPresent(counts::add);
            case "content_block_start" -> blocks.start(data);
            case "content_block_delta" -> blocks.add(data);
            case "content_block_stop" -> {}
            case "message_delta" -> delta(data);
            case "message_stop" -> stopped = true;
            default -> {
                // A sign of life, or something of tomorrow; but an error may come without a type.
                if (data.has("error")) throw failure(data);
                return List.of();
            }
        }
        return List.of(new WireEvent(type, data));
    }

    private static RuntimeException failure(JsonObject data) {
        JsonValue error = data.get("error");
        return ProviderErrors.of(
                AnthropicChatModel.PROVIDER, error == null ? JsonNull.NULL : error);
    }

    private void delta(JsonObject data) {
        var delta = data.object("delta").orElse(JsonObject.EMPTY);
        if (delta.get("stop_reason") instanceof JsonString(var reason)) stopReason = reason;
        data.object("usage").ifPresent(counts::add);
    }

    @Override
    public boolean finished() {
        return stopped;
    }

    @Override
    public boolean over() {
        return stopped;
    }

    @Override
    public Ending ending() {
        return Endings.of(stopReason);
    }

    @Override
    public @Nullable Usage usage() {
        return counts.usage();
    }

    @Override
    public JsonValue raw(List<ToolCall> calls) {
        return AnthropicTurn.raw(blocks.finish(calls));
    }
}
