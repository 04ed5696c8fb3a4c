package dev.backendrig.safety.text;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolResult;
import dev.backendrig.page.UntrustedFrame;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What comes from outside as the model of one run is to see it: without what is hidden in it, in
/// frames with the run's mark. Confined to the run's thread.
public final class FrameView {
    private static final String RESULT = "result";

    private final UntrustedFrame frame;
    private final Set<String> pageMembers;
    private final Map<InvisibleKind, Integer> removed = new EnumMap<>(InvisibleKind.class);
    private Map<InvisibleKind, Integer> told = Map.of();

    /// @param pageMembers members that hold what is seen of a page also where the rest of a result
    ///     is in our words
    public FrameView(UntrustedFrame frame, Set<String> pageMembers) {
        this.frame = frame;
        this.pageMembers = Set.copyOf(pageMembers);
    }

    /// The message with the results of its tools in frames. Those in our own words stay as they are,
    /// and so does what the person and the model say.
    public Message of(Message message) {
        return message instanceof Message.ToolResults(var results)
                ? new Message.ToolResults(results.stream().map(this::of).toList())
                : message;
    }

    /// A text that belongs to no call, in its frame.
    ///
    /// @param what a few words of ours such as `text of the page`
    public String framed(String what, String text) {
        var cleaning = new Cleaning();
        var clean = cleaning.text(text);
        return frame.around(cleaning.told(what), clean);
    }

    /// The lines around a picture that belongs to no call.
    ///
    /// @param what a few words of ours that say whose picture it is
    public String beginOfPicture(String what) {
        return frame.begin(what);
    }

    public String endOfPicture() {
        return frame.end();
    }

    /// What was taken out up to now.
    public Map<InvisibleKind, Integer> removed() {
        return Map.copyOf(removed);
    }

    /// What was taken out since this was asked last.
    public Map<InvisibleKind, Integer> newlyRemoved() {
        var more = new EnumMap<InvisibleKind, Integer>(InvisibleKind.class);
        removed.forEach((kind, count) -> {
            var before = told.getOrDefault(kind, 0);
            if (count > before) more.put(kind, count - before);
        });
        told = Map.copyOf(removed);
        return more;
    }

    private ToolResult of(ToolResult result) {
        if (result.ours()) return result.withContent(withFramedPages(result.content()));
        return result.withContent(framed(result));
    }

    private JsonValue framed(ToolResult result) {
        var what = result.images().isEmpty() ? "tool result" : "tool result with its picture";
        return switch (result.content()) {
            case JsonString(var text) -> new JsonString(framed(what, text));
            case JsonObject object -> framed(what, object);
            case JsonValue other -> framed(what, JsonObject.of(RESULT, other));
        };
    }

    private JsonObject framed(String what, JsonObject object) {
        var cleaning = new Cleaning();
        var clean = (JsonObject) cleaning.value(object);
        return frame.around(what, cleaning.note(), clean);
    }

    private JsonValue withFramedPages(JsonValue content) {
        if (!(content instanceof JsonObject object)) return content;
        var framed = JsonObject.builder();
        object.members()
                .forEach((name, value) ->
                        framed.put(
                                name,
                                pageMembers.contains(name) && value instanceof JsonString(var page)
                                        ? new JsonString(framed("the page", page))
                                        : value));
        return framed.build();
    }

    /// The cleaning of one frame's content, which counts what it takes out.
    private final class Cleaning {
        private int count;

        String text(String text) {
            var cleaned = UntrustedText.clean(text);
            count += cleaned.count();
            cleaned.removed().forEach((kind, more) -> removed.merge(kind, more, Integer::sum));
            return cleaned.text();
        }

        JsonValue value(JsonValue value) {
            return Json.mapped(value, this::leaf, name -> frame.harmless(text(name)));
        }

        private JsonValue leaf(JsonValue value) {
            return value instanceof JsonString(var text)
                    ? new JsonString(frame.harmless(text(text)))
                    : value;
        }

        String told(String what) {
            return count == 0 ? what : what + "; " + note();
        }

        String note() {
            return count == 0 ? "" : "invisible characters removed: " + count;
        }
    }
}
