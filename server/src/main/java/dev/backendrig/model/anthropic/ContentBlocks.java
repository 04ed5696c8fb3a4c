package dev.backendrig.model.anthropic;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Collects the blocks of one turn for their replay. Used by one thread.
///
/// Thinking stays as it came, with its signature, in its place: the API checks it (Anthropic API,
/// "Extended thinking", preserving thinking blocks).
final class ContentBlocks {
    private final Map<Long, Block> blocks = new TreeMap<>();

    /// Takes a `content_block_start`.
    void start(JsonObject event) {
        event.object("content_block").ifPresent(head -> blocks.put(index(event), new Block(head)));
    }

    /// Takes a `content_block_delta`.
    void add(JsonObject event) {
        var block = blocks.get(index(event));
        if (block != null) event.object("delta").ifPresent(block::add);
    }

    private static long index(JsonObject event) {
        return event.integer("index").orElse(0);
    }

    /// The blocks as they are sent back.
    ///
    /// @param calls the turn's calls, whose ids and arguments stand in place of what came: of a call
    ///     that could not be read there is only so much to send back
    JsonArray finish(List<ToolCall> calls) {
        var next = calls.iterator();
        var content = new ArrayList<JsonValue>();
        blocks.values().forEach(block -> finished(block, next).ifPresent(content::add));
        return JsonArray.of(content);
    }

    private static Optional<JsonObject> finished(Block block, Iterator<ToolCall> calls) {
        return switch (block.type()) {
            case "text" ->
                    Optional.of(block.text("text"))
                            .filter(text -> !text.isEmpty())
                            .map(AnthropicTurn::text);
            case "thinking" -> Optional.of(block.thinking());
            case "tool_use" ->
                    block.isCallable() ? Optional.of(call(calls.next())) : Optional.empty();
            // Thinking that nobody may read, and what is not known here.
            default -> Optional.of(block.head);
        };
    }

    private static JsonObject call(ToolCall call) {
        return JsonObject.builder()
                .put("type", "tool_use")
                .put("id", call.id())
                .put("name", call.name())
                .put("input", call.arguments())
                .build();
    }

    /// One block.
    private static final class Block {
        private final JsonObject head;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder signature = new StringBuilder();

        Block(JsonObject head) {
            this.head = head;
        }

        void add(JsonObject delta) {
            switch (delta.string("type").orElse("")) {
                case "text_delta" -> append(text, delta.get("text"));
                case "thinking_delta" -> append(text, delta.get("thinking"));
                case "signature_delta" -> append(signature, delta.get("signature"));
                default -> {}
            }
        }

        private static void append(StringBuilder to, @Nullable JsonValue piece) {
            if (piece instanceof JsonString(var string)) to.append(string);
        }

        String type() {
            return head.string("type").orElse("");
        }

        boolean isCallable() {
            return head.string("name").filter(name -> !name.isBlank()).isPresent();
        }

        /// The text of the head and of all that followed.
        String text(String member) {
            return head.string(member).orElse("") + text;
        }

        JsonObject thinking() {
            var told = head.string("signature").orElse("") + signature;
            return JsonObject.builder()
                    .put("type", "thinking")
                    .put("thinking", text("thinking"))
                    .putIfPresent("signature", told.isEmpty() ? null : told)
                    .build();
        }
    }
}
