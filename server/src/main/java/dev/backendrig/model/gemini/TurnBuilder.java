package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelTurn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes one turn of the chunks of a stream and tells of the text in them at once. Used by one
/// thread.
final class TurnBuilder {
    private final Consumer<ModelEvent> events;
    private final TurnParts parts = new TurnParts();
    private final FunctionCalls calls = new FunctionCalls();
    private final GroundingSources sources = new GroundingSources();
    private final Map<String, JsonValue> candidate = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String role = "model";
    private @Nullable String finishReason;
    private @Nullable String blockReason;
    private boolean reasonBefore;
    private boolean resumed;
    private @Nullable Usage usage;

    TurnBuilder(Consumer<ModelEvent> events) {
        this.events = events;
    }

    void add(JsonObject chunk) {
        reasonBefore = finishReason != null;
        // The last value of each count is the whole call's (Gemini API reference, UsageMetadata).
        chunk.object("usageMetadata").ifPresent(counts -> usage = UsageMapping.usage(counts));
        chunk.object("promptFeedback")
                .flatMap(feedback -> feedback.string("blockReason"))
                .ifPresent(reason -> blockReason = reason);
        chunk.array("candidates")
                .flatMap(
                        candidates -> candidates.objects().filter(TurnBuilder::isFirst).findFirst())
                .ifPresent(this::addCandidate);
    }

    /// Whether the provider has said how the turn ended, and kept to it: some gateways put a reason
    /// on every chunk, where it ends nothing.
    boolean finished() {
        return blockReason != null || (finishReason != null && !resumed);
    }

    /// What the call has used, as last told; null where nothing was told.
    @Nullable Usage usage() {
        return usage;
    }

    ModelTurn build() {
        var content = JsonObject.builder().put("role", role).put("parts", parts.finish()).build();
        var raw = new GeminiTurn(content, new JsonObject(candidate)).raw();
        var message = new Message.Assistant(text.toString(), calls.calls(), raw);
        return new ModelTurn(message, ending(), usage, sources.list());
    }

    private Ending ending() {
        if (blockReason != null) return Endings.blocked(blockReason);
        var ending = Endings.of(finishReason);
        return calls.malformed() && ending.kind() == Ending.Kind.COMPLETE
                ? new Ending(Ending.Kind.MALFORMED_CALL, ending.providerReason())
                : ending;
    }

    private static boolean isFirst(JsonObject candidate) {
        return candidate.integer("index").orElse(0) == 0;
    }

    private void addCandidate(JsonObject said) {
        said.members().forEach(this::addMember);
        said.object("groundingMetadata").ifPresent(sources::add);
    }

    private void addMember(String name, JsonValue value) {
        switch (name) {
            case "content" -> {
                if (value instanceof JsonObject content) addContent(content);
            }
            case "finishReason" -> {
                candidate.put(name, value);
                if (value instanceof JsonString(var reason)) finishReason = reason;
            }
            default -> candidate.put(name, value);
        }
    }

    private void addContent(JsonObject content) {
        role = content.string("role").orElse(role);
        for (var part : content.array("parts").orElse(JsonArray.EMPTY)) {
            if (part instanceof JsonObject object) addPart(object);
        }
    }

    private void addPart(JsonObject part) {
        parts.add(part);
        if (part.get("text") instanceof JsonString(var piece)) {
            say(piece, TurnParts.isThought(part));
        }
        if (part.get("functionCall") instanceof JsonObject function) {
            resumed |= reasonBefore;
            calls.add(function);
        }
    }

    private void say(String piece, boolean thought) {
        if (piece.isEmpty()) return;
        resumed |= reasonBefore;
        if (thought) {
            events.accept(new ModelEvent.ThoughtDelta(piece));
        } else {
            text.append(piece);
            events.accept(new ModelEvent.TextDelta(piece));
        }
    }
}
