package dev.backendrig.model.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a turn of a model carries beside its text and calls: its thinking, and whatever else the
/// server put to a call, such as a signature.
///
/// It goes back with a turn that calls tools, for some servers refuse the turn without it (DeepSeek,
/// "Thinking mode"; OpenRouter, "Preserving reasoning"; Gemini's OpenAI compatibility, "Thought
/// signatures"). A turn without calls goes without: what was thought before an answer is of no use
/// after it.
final class OpenAiTurn {
    private static final String MODEL = "model";
    private static final String MESSAGE = "message";
    private static final String CALLS = "calls";
    private static final String ID = "id";
    private static final String MORE = "more";

    private OpenAiTurn() {}

    /// @param message members of the assistant message
    /// @param calls members of each call, by the id that it has here
    static JsonObject raw(String model, JsonObject message, List<CarriedCall> calls) {
        var list = calls.stream().filter(call -> !call.more().isEmpty()).map(OpenAiTurn::write);
        return JsonObject.builder()
                .put(MODEL, model)
                .put(MESSAGE, message)
                .put(CALLS, JsonArray.of(list.toList()))
                .build();
    }

    /// The message with what the turn carried, if this model spoke it.
    static JsonObject replay(Message.Assistant turn, JsonObject message, String model) {
        var raw = own(turn.raw(), model);
        if (raw.isEmpty() || turn.calls().isEmpty()) return message;
        var whole = message.toBuilder();
        raw.object(MESSAGE).orElse(JsonObject.EMPTY).members().forEach(whole::put);
        message.array("tool_calls").ifPresent(calls -> whole.put("tool_calls", replay(calls, raw)));
        return whole.build();
    }

    private static JsonObject own(@Nullable RawTurn raw, String model) {
        if (raw == null || !raw.provider().equals(OpenAiChatModel.PROVIDER)) {
            return JsonObject.EMPTY;
        }
        return raw.content() instanceof JsonObject turn
                        && turn.string(MODEL).filter(model::equals).isPresent()
                ? turn
                : JsonObject.EMPTY;
    }

    private static JsonArray replay(JsonArray calls, JsonObject raw) {
        var carried = raw.array(CALLS).orElse(JsonArray.EMPTY).objects().toList();
        var replayed = new ArrayList<JsonValue>();
        calls.objects().forEach(call -> replayed.add(replay(call, carried)));
        return JsonArray.of(replayed);
    }

    private static JsonObject replay(JsonObject call, List<JsonObject> carried) {
        var whole = call.toBuilder();
        carried.stream()
                .filter(it -> it.string(ID).equals(call.string(ID)))
                .findFirst()
                .flatMap(it -> it.object(MORE))
                .ifPresent(more -> more.members().forEach(whole::put));
        return whole.build();
    }

    private static JsonObject write(CarriedCall call) {
        return JsonObject.builder().put(ID, call.id()).put(MORE, call.more()).build();
    }

    /// @param more what the server put to a call beside the function and its id
    record CarriedCall(String id, JsonObject more) {}
}
