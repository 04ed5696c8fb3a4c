package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the messages of a `RunAgentInput`. Activities and reasoning are what a front end shows, and
/// no part of what a model is told. Used once, by one thread.
final class AguiMessageReader {
    /// What counts as the words of a turn that is a picture only.
    private static final String PICTURE = "[image]";

    private final AguiConversation conversation = new AguiConversation();
    private final List<String> instructions = new ArrayList<>();
    private @Nullable String prompt;

    void read(List<Fields> messages) {
        messages.forEach(this::read);
    }

    /// The person's last words; null where there are none.
    @Nullable String prompt() {
        return prompt;
    }

    /// What the client tells the model; null where it tells nothing.
    @Nullable String instruction() {
        return instructions.isEmpty() ? null : String.join("\n\n", instructions);
    }

    List<Message> conversation() {
        return conversation.messages();
    }

    private void read(Fields message) {
        switch (message.string("role")) {
            case "user" -> person(message);
            case "assistant" -> assistant(message);
            case "tool" -> result(message);
            case "system", "developer" -> {
                var text = message.string("content");
                if (text != null && !Blanks.isBlank(text)) instructions.add(text);
            }
            case "activity", "reasoning" -> {
                // For front ends.
            }
            case null, default ->
                    message.wrong(
                            "role",
                            new Sentence(
                                    "It must be user, assistant, system, developer, tool, activity"
                                            + " or reasoning.",
                                    "Isinya harus user, assistant, system, developer, tool,"
                                            + " activity, atau reasoning."));
        }
    }

    private void person(Fields message) {
        var parts = parts(message);
        if (parts.isEmpty()) return;
        var text =
                parts.stream()
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining("\n"));
        prompt = Blanks.isBlank(text) ? PICTURE : text;
        conversation.person(parts);
    }

    private List<Part> parts(Fields message) {
        if (!(message.value("content") instanceof JsonArray)) {
            var text = message.string("content");
            return text == null || Blanks.isBlank(text) ? List.of() : List.of(new Part.Text(text));
        }
        var parts = new ArrayList<Part>();
        for (var item : message.objects("content")) {
            var part = part(item);
            if (part != null) parts.add(part);
        }
        return parts;
    }

    private static @Nullable Part part(Fields item) {
        return switch (item.string("type")) {
            case "text" -> {
                var text = item.string("text");
                yield text == null || Blanks.isBlank(text) ? null : new Part.Text(text);
            }
            case "image" -> image(item);
            // The name that it had before 1.0.
            case "binary" -> picture(item, "data", item.string("data"));
            case null, default -> {
                item.wrong(
                        "type",
                        new Sentence(
                                "Only text and pictures can be sent.",
                                "Hanya teks dan gambar yang bisa dikirim."));
                yield null;
            }
        };
    }

    private static @Nullable Part image(Fields item) {
        var source = item.object("source");
        if (source == null) return picture(item, "source", null);
        return picture(source, "value", source.string("value"));
    }

    /// A picture that is sent along; one that is only pointed to is not fetched.
    private static @Nullable Part picture(Fields where, String name, @Nullable String data) {
        if (data == null || data.startsWith("http:") || data.startsWith("https:")) {
            where.wrong(
                    name,
                    new Sentence(
                            "Send the picture itself, as Base64 or a data URL: the server fetches"
                                    + " none.",
                            "Kirim gambarnya sendiri, sebagai Base64 atau data URL: server tidak"
                                    + " mengambilnya."));
            return null;
        }
        return switch (ImageReader.read(data)) {
            case ImageReading.Accepted(var image) -> image;
            case ImageReading.Rejected(var fault) -> {
                where.wrong(
                        name,
                        new Sentence(
                                fault.sentence(Language.ENGLISH),
                                fault.sentence(Language.INDONESIAN)));
                yield null;
            }
        };
    }

    private void assistant(Fields message) {
        var calls = new ArrayList<ToolCall>();
        for (var item : message.objects("toolCalls")) {
            var id = item.string("id");
            var function = item.object("function");
            var name = function == null ? null : function.string("name");
            var arguments = function == null ? null : function.string("arguments");
            if (id == null || name == null) {
                item.wrong(id == null ? "id" : "function", needed());
                continue;
            }
            calls.add(
                    new ToolCall(
                            id,
                            name,
                            AguiConversation.arguments(arguments == null ? "{}" : arguments)));
        }
        var text = message.string("content");
        conversation.assistant(text == null ? "" : text, calls);
    }

    private void result(Fields message) {
        var id = message.string("toolCallId");
        var error = message.string("error");
        var content = error == null ? content(message) : error;
        if (id != null && conversation.result(id, content, error == null)) return;
        message.wrong(
                "toolCallId",
                new Sentence(
                        "It must be the id of a call in the assistant's message before it.",
                        "Isinya harus id panggilan dalam pesan asisten sebelumnya."));
    }

    private static String content(Fields message) {
        return switch (message.value("content")) {
            case null -> "";
            case JsonString(var text) -> text;
            case JsonArray parts ->
                    parts.objects()
                            .map(part -> part.string("text").orElseGet(() -> kind(part)))
                            .collect(Collectors.joining("\n"));
            case JsonValue other -> Json.write(other);
        };
    }

    private static String kind(JsonObject part) {
        return "[" + part.string("type").orElse("?") + "]";
    }

    private static Sentence needed() {
        return new Sentence("It is needed here.", "Ini diperlukan di sini.");
    }
}
