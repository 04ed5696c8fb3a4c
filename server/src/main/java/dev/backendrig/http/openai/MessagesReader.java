package dev.backendrig.http.openai;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `messages`. Used once, by one thread.
///
/// Instructions are joined, wherever they stand, and so are neighbouring messages of the person's.
/// What the assistant said before the person first spoke is left out, as models do not take it.
final class MessagesReader {
    private static final String MESSAGES = "messages";

    /// What a person says who shows a picture and nothing else.
    private static final String PICTURE = "[image]";

    private final Members request;
    private final List<String> system = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private @Nullable OpenCalls open;
    private String prompt = "";

    MessagesReader(Members request) {
        this.request = request;
    }

    GivenConversation read() {
        if (request.value(MESSAGES) == null) throw request.missing(MESSAGES);
        request.objects(MESSAGES).forEach(this::add);
        closeCalls();
        if (messages.stream().noneMatch(Message.User.class::isInstance)) beginWithInstruction();
        while (!(messages.getFirst() instanceof Message.User)) messages.removeFirst();
        var instruction = system.isEmpty() ? null : String.join("\n\n", system);
        return new GivenConversation(instruction, messages, prompt);
    }

    /// Some clients say all in an instruction; a model wants to be spoken to.
    private void beginWithInstruction() {
        if (system.isEmpty()) {
            throw request.wrong(
                    MESSAGES,
                    "invalid_value",
                    "Invalid 'messages': at least one message with text is expected from the role"
                            + " 'user'.",
                    "'messages' tidak benar: harus ada paling sedikit satu pesan berisi teks dari"
                            + " peran 'user'.");
        }
        prompt = String.join("\n\n", system);
        messages.addFirst(Message.User.of(prompt));
        system.clear();
    }

    private void add(Members message) {
        var role = message.neededString("role");
        var content = new ContentReader(message);
        if (role.equals("tool")) {
            answer(message, content);
            return;
        }
        switch (role) {
            case "system", "developer" -> instruct(content.neededText());
            case "user" -> {
                closeCalls();
                addOfPerson(content.ofPerson());
            }
            case "assistant" -> {
                closeCalls();
                addOfAssistant(message, content.text());
            }
            case String _ -> throw unknownRole(message);
        }
    }

    private void instruct(String text) {
        if (!text.isBlank()) system.add(text);
    }

    private void addOfPerson(List<Part> parts) {
        if (parts.isEmpty()) return;
        var said =
                parts.stream()
                        .filter(Part.Text.class::isInstance)
                        .map(it -> ((Part.Text) it).text())
                        .collect(Collectors.joining("\n"));
        prompt = said.isEmpty() ? PICTURE : said;
        var all = new ArrayList<Part>();
        if (!messages.isEmpty() && messages.getLast() instanceof Message.User(var before)) {
            all.addAll(before);
            messages.removeLast();
        }
        all.addAll(parts);
        messages.add(new Message.User(all));
    }

    private void addOfAssistant(Members message, String text) {
        if (message.value("function_call") != null) {
            throw message.unsupported(
                    "function_call",
                    "'%s' is not supported any more: use 'tool_calls'."
                            .formatted(message.at("function_call")),
                    "'%s' tidak didukung lagi: pakai 'tool_calls'."
                            .formatted(message.at("function_call")));
        }
        var refusal = message.string("refusal");
        var said = text.isEmpty() && refusal != null ? refusal : text;
        var calls = message.objects("tool_calls").stream().map(MessagesReader::call).toList();
        if (said.isEmpty() && calls.isEmpty()) return;
        messages.add(new Message.Assistant(said, calls, null));
        if (!calls.isEmpty()) open = new OpenCalls(message, calls);
    }

    private static ToolCall call(Members call) {
        if (!call.neededString("type").equals("function")) {
            throw call.wrongValue(
                    "type",
                    "Invalid '%s': 'function' is expected.".formatted(call.at("type")),
                    "'%s' tidak benar: harus 'function'.".formatted(call.at("type")));
        }
        var function = call.neededObject("function");
        return new ToolCall(
                call.neededString("id"), function.neededString("name"), arguments(function));
    }

    private static JsonObject arguments(Members function) {
        var text = function.neededString("arguments");
        if (text.isBlank()) return JsonObject.EMPTY;
        try {
            if (Json.parse(text) instanceof JsonObject arguments) return arguments;
        } catch (JsonException e) {
            throw noArguments(function);
        }
        throw noArguments(function);
    }

    private static OpenAiException noArguments(Members function) {
        return function.wrongValue(
                "arguments",
                "Invalid '%s': the text of a JSON object is expected."
                        .formatted(function.at("arguments")),
                "'%s' tidak benar: harus teks objek JSON.".formatted(function.at("arguments")));
    }

    private void answer(Members message, ContentReader content) {
        var id = message.neededString("tool_call_id");
        var said = new JsonString(content.neededText());
        if (open == null || !open.answer(id, said)) {
            throw message.wrongValue(
                    "tool_call_id",
                    "Invalid '%s': a message with the role 'tool' must answer one of the 'tool_calls' of the message before, once."
                            .formatted(message.at("tool_call_id")),
                    "'%s' tidak benar: pesan berperan 'tool' harus menjawab salah satu 'tool_calls' dari pesan sebelumnya, sekali saja."
                            .formatted(message.at("tool_call_id")));
        }
    }

    private void closeCalls() {
        if (open == null) return;
        messages.add(open.results());
        open = null;
    }

    private static OpenAiException unknownRole(Members message) {
        return message.wrongValue(
                "role",
                "Invalid '%s': 'system', 'developer', 'user', 'assistant' or 'tool' is expected."
                        .formatted(message.at("role")),
                "'%s' tidak benar: harus 'system', 'developer', 'user', 'assistant', atau 'tool'."
                        .formatted(message.at("role")));
    }
}
