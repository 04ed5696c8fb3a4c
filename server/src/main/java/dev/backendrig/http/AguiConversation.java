package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A conversation that a client keeps, as messages: roles alternate from a turn of the person's on, and
/// each call has its result right after it. Calls that were never answered are left out. Used once,
/// by one thread.
final class AguiConversation {
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> said = new ArrayList<>();
    private final Map<String, ToolCall> open = new LinkedHashMap<>();
    private final Map<String, ToolResult> results = new HashMap<>();

    /// A turn of the person's; not empty.
    void person(List<Part> parts) {
        closeCalls();
        said.addAll(parts);
    }

    /// A turn of the assistant's. One before any of the person's is dropped.
    void assistant(String text, List<ToolCall> calls) {
        closeCalls();
        if (!said.isEmpty()) messages.add(new Message.User(said));
        said.clear();
        if (messages.isEmpty() || (text.isBlank() && calls.isEmpty())) return;
        messages.add(new Message.Assistant(text, calls, null));
        calls.forEach(call -> open.put(call.id(), call));
    }

    /// What came of a call.
    ///
    /// @return false where no such call was made in the turn before
    boolean result(String callId, String content, boolean ok) {
        var call = open.get(callId);
        if (call == null) return false;
        results.put(callId, new ToolResult(call, ok, new JsonString(content), List.of()));
        return true;
    }

    private void closeCalls() {
        if (open.isEmpty()) return;
        var turn = (Message.Assistant) messages.removeLast();
        var answered =
                turn.calls().stream().filter(call -> results.containsKey(call.id())).toList();
        if (!answered.isEmpty() || !turn.text().isBlank()) {
            messages.add(new Message.Assistant(turn.text(), answered, null));
        }
        if (!answered.isEmpty()) {
            var told = answered.stream().map(call -> results.get(call.id())).toList();
            messages.add(new Message.ToolResults(told));
        }
        open.clear();
        results.clear();
    }

    /// All of it; empty where nothing of the person's is in it.
    List<Message> messages() {
        closeCalls();
        if (!said.isEmpty()) messages.add(new Message.User(said));
        said.clear();
        return List.copyOf(messages);
    }

    /// The arguments of a call as clients keep them: a text that is JSON. Whatever is no object is as
    /// good as none, as the call was made already.
    static JsonObject arguments(String text) {
        try {
            return Json.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonException _) {
            return JsonObject.EMPTY;
        }
    }
}
