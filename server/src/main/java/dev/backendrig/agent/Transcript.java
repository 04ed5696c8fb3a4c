package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.page.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns of a conversation as one text, for a model that is to read and not to take part in them: no
/// provider has rules for calls and results in it.
final class Transcript {
    /// More would be cut where it is put in a frame.
    private static final int MAX_CHARS = 190_000;

    /// Long entries are cut to less and less, down to this.
    private static final int SHORTEST = 400;

    private static final int LONGEST = 25_600;
    private static final String CUT = " […] ";
    private static final String MISSING = "[what was before is left out]";

    private Transcript() {}

    /// The messages as text that costs no more than this. Where all of it would, long pieces are cut
    /// in their middle, and if that is not enough the first ones are left out.
    static String of(List<Message> messages, int mostTokens) {
        var entries = messages.stream().map(Transcript::entry).toList();
        var text = joined(entries);
        for (var most = LONGEST; !fits(text, mostTokens) && most >= SHORTEST; most /= 2) {
            var length = most;
            entries = entries.stream().map(entry -> cut(entry, length)).toList();
            text = joined(entries);
        }
        return fits(text, mostTokens) ? text : joined(newest(entries, mostTokens));
    }

    private static boolean fits(String text, int mostTokens) {
        return text.length() <= MAX_CHARS && TokenEstimate.of(text) <= mostTokens;
    }

    private static String joined(List<String> entries) {
        return String.join("\n\n", entries);
    }

    /// The last ones that there is room for.
    private static List<String> newest(List<String> entries, int mostTokens) {
        var left = new ArrayList<String>();
        var tokens = mostTokens - TokenEstimate.of(MISSING);
        var chars = MAX_CHARS - MISSING.length();
        for (var entry : entries.reversed()) {
            tokens -= TokenEstimate.of(entry) + 1;
            chars -= entry.length() + 2;
            if (tokens < 0 || chars < 0) break;
            left.addFirst(entry);
        }
        left.addFirst(MISSING);
        return left;
    }

    private static String cut(String entry, int length) {
        if (entry.length() <= length) return entry;
        var half = (length - CUT.length()) / 2;
        var end = Character.isHighSurrogate(entry.charAt(half - 1)) ? half - 1 : half;
        var begin = entry.length() - half;
        if (Character.isLowSurrogate(entry.charAt(begin))) begin++;
        return entry.substring(0, end) + CUT + entry.substring(begin);
    }

    private static String entry(Message message) {
        return switch (message) {
            case Message.User(var parts) -> "PERSON:\n" + lines(parts, Transcript::line);
            case Message.Assistant turn ->
                    "ASSISTANT:\n"
                            + turn.text()
                            + (turn.text().isEmpty() || turn.calls().isEmpty() ? "" : "\n")
                            + lines(turn.calls(), Transcript::line);
            case Message.ToolResults(var results) -> lines(results, Transcript::line);
        };
    }

    private static <T> String lines(List<T> items, Function<T, String> line) {
        return items.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String line(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text;
            case Part.Image _ -> "[a picture]";
        };
    }

    private static String line(ToolCall call) {
        return "CALLS " + call.name() + " " + Json.write(call.arguments());
    }

    private static String line(ToolResult result) {
        return (result.ok() ? "RESULT of " : "FAILURE of ")
                + result.call().name()
                + ":\n"
                + text(result.content())
                + "\n[a picture]".repeat(result.images().size());
    }

    private static String text(JsonValue content) {
        return content instanceof JsonString(var text) ? text : Json.write(content);
    }
}
