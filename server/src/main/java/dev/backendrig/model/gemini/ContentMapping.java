package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// Puts a conversation into the API's `contents`.
final class ContentMapping {
    /// What the API accepts in place of the signature of a call that no Gemini made; Gemini 3
    /// refuses a call without any (Gemini API, "Thought signatures").
    private static final String FOREIGN_CALL = "skip_thought_signature_validator";

    private final boolean signsForeignCalls;
    private final List<JsonObject> contents = new ArrayList<>();
    private Message.Assistant lastTurn = Message.Assistant.of("");

    private ContentMapping(String model) {
        this.signsForeignCalls = GeminiAbilities.mixesSearchWithTools(model);
    }

    static JsonArray contents(List<Message> messages, String model) {
        var mapping = new ContentMapping(model);
        messages.forEach(mapping::add);
        return JsonArray.of(mapping.contents);
    }

    private void add(Message message) {
        switch (message) {
            case Message.User(var parts) -> addContent("user", userParts(parts));
            case Message.Assistant turn -> addTurn(turn);
            case Message.ToolResults(var results) -> addContent("user", resultParts(results));
        }
    }

    private void addContent(String role, List<JsonValue> parts) {
        // The API refuses a content without parts, and one that says nothing says nothing.
        if (parts.isEmpty()) return;
        var before = contents.isEmpty() ? JsonObject.EMPTY : contents.getLast();
        if (before.string("role").orElse("").equals(role)) {
            contents.removeLast();
            contents.add(content(role, joined(before, parts)));
        } else {
            contents.add(content(role, JsonArray.of(parts)));
        }
    }

    /// Roles must alternate, so neighbouring turns of one role become parts of one content.
    private static JsonArray joined(JsonObject before, List<JsonValue> more) {
        var parts = new ArrayList<JsonValue>();
        before.array("parts").orElse(JsonArray.EMPTY).forEach(parts::add);
        parts.addAll(more);
        return JsonArray.of(parts);
    }

    private void addTurn(Message.Assistant turn) {
        lastTurn = turn;
        var own = GeminiTurn.read(turn.raw());
        if (own.isEmpty()) {
            addContent("model", foreignParts(turn));
        } else if (!own.get().parts().isEmpty()) {
            contents.add(own.get().content());
        }
    }

    private List<JsonValue> foreignParts(Message.Assistant turn) {
        var parts = new ArrayList<JsonValue>();
        if (!turn.text().isEmpty()) parts.add(JsonObject.of("text", turn.text()));
        for (var i = 0; i < turn.calls().size(); i++) {
            // In parallel calls only the first carries a signature.
            parts.add(foreignCall(turn.calls().get(i), signsForeignCalls && i == 0));
        }
        return parts;
    }

    private static JsonObject foreignCall(ToolCall call, boolean signed) {
        var function = JsonObject.builder().put("name", call.name()).put("args", call.arguments());
        var part = JsonObject.builder().put("functionCall", function.build());
        if (signed) part.put("thoughtSignature", FOREIGN_CALL);
        return part.build();
    }

    private static List<JsonValue> userParts(List<Part> parts) {
        var mapped = new ArrayList<JsonValue>();
        for (var part : parts) {
            switch (part) {
                case Part.Text(var text) -> {
                    if (!text.isEmpty()) mapped.add(JsonObject.of("text", text));
                }
                case Part.Image image -> mapped.add(inlineData(image));
            }
        }
        return mapped;
    }

    /// All responses first, as many as there were calls, then the pictures that belong to them.
    private List<JsonValue> resultParts(List<ToolResult> results) {
        var parts = new ArrayList<JsonValue>();
        results.forEach(result -> parts.add(functionResponse(result)));
        for (var result : results) {
            result.images().forEach(image -> parts.add(inlineData(image)));
        }
        return parts;
    }

    /// The id stands here exactly where the provider's own call has one.
    private JsonObject functionResponse(ToolResult result) {
        var id =
                GeminiTurn.read(lastTurn.raw()).flatMap(own -> own.callId(result.call(), lastTurn));
        var response = JsonObject.of(result.ok() ? "result" : "error", result.content());
        var function =
                JsonObject.builder()
                        .putIfPresent("id", id.orElse(null))
                        .put("name", result.call().name())
                        .put("response", response);
        return JsonObject.of("functionResponse", function.build());
    }

    private static JsonObject inlineData(Part.Image image) {
        var data =
                JsonObject.builder().put("mimeType", image.mediaType()).put("data", image.base64());
        return JsonObject.of("inlineData", data.build());
    }

    private static JsonObject content(String role, JsonArray parts) {
        return JsonObject.builder().put("role", role).put("parts", parts).build();
    }
}
