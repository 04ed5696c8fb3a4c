package dev.backendrig.http.openai;

import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The calls of one turn of the assistant while their results are read. Used by one thread.
final class OpenCalls {
    private final Members message;
    private final List<ToolCall> calls;
    private final Map<String, JsonString> results = new HashMap<>();

    /// @param message that has the calls
    OpenCalls(Members message, List<ToolCall> calls) {
        this.message = message;
        this.calls = calls;
        if (calls.stream().map(ToolCall::id).distinct().count() < calls.size()) {
            throw message.wrongValue(
                    "tool_calls",
                    "Invalid '%s': two calls have the same id.".formatted(message.at("tool_calls")),
                    "'%s' tidak benar: ada dua panggilan dengan id yang sama."
                            .formatted(message.at("tool_calls")));
        }
    }

    /// Takes a result; false where no call has the id, or it is answered already.
    boolean answer(String id, JsonString result) {
        return calls.stream().anyMatch(it -> it.id().equals(id))
                && results.putIfAbsent(id, result) == null;
    }

    /// All results, in the order of the calls.
    ///
    /// @throws OpenAiException if some are missing
    Message.ToolResults results() {
        var all = new ArrayList<ToolResult>();
        for (var call : calls) {
            var result = results.get(call.id());
            if (result == null) throw unanswered();
            all.add(new ToolResult(call, true, result, List.of()));
        }
        return new Message.ToolResults(all);
    }

    private OpenAiException unanswered() {
        return message.wrongValue(
                "tool_calls",
                "Invalid '%s': each call must be followed by a message with the role 'tool' that answers its id."
                        .formatted(message.at("tool_calls")),
                "'%s' tidak benar: setiap panggilan harus diikuti pesan berperan 'tool' yang menjawab id-nya."
                        .formatted(message.at("tool_calls")));
    }
}
