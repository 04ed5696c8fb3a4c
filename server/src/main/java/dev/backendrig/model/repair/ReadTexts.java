package dev.backendrig.model.repair;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a model has read in a conversation: what persons said, pages and results of tools. A call that
/// stands there is a quotation and no wish of the model's.
///
/// @param texts each without white space, quotes, backslashes and case
record ReadTexts(List<String> texts) {
    private static final Pattern DRESS = Pattern.compile("[\\s\"'`\\\\“”‘’]+");

    /// Shorter texts stand anywhere.
    private static final int LEAST = 8;

    ReadTexts {
        texts = List.copyOf(texts);
    }

    static ReadTexts in(List<Message> messages) {
        return new ReadTexts(
                messages.stream().flatMap(ReadTexts::texts).map(ReadTexts::bare).toList());
    }

    private static Stream<String> texts(Message message) {
        return switch (message) {
            case Message.User(var parts) -> parts.stream().flatMap(ReadTexts::text);
            case Message.Assistant _ -> Stream.of();
            case Message.ToolResults(var results) ->
                    results.stream().map(it -> Json.write(it.content()));
        };
    }

    private static Stream<String> text(Part part) {
        return part instanceof Part.Text(var text) ? Stream.of(text) : Stream.of();
    }

    /// Whether the call stands in one of the texts: as it was written, or its tool's name and all of
    /// its arguments.
    boolean have(FoundCall call) {
        var written = bare(call.written());
        var name = bare(call.name());
        return texts.stream()
                .anyMatch(text ->
                        (written.length() >= LEAST && text.contains(written))
                                || (text.contains(name) && hasAll(text, call.arguments())));
    }

    private static boolean hasAll(String text, @Nullable JsonObject arguments) {
        if (arguments == null || arguments.isEmpty()) return false;
        return arguments.members().entrySet().stream()
                .map(it -> bare(it.getKey() + ":" + Json.write(it.getValue())))
                .allMatch(text::contains);
    }

    private static String bare(String text) {
        return DRESS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
