package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Part;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes of a result of `tools/call` what a model is told. All of it is in the server's words.
final class CallResult {
    static final int MOST_IMAGES = 4;

    /// All of them together, in Base64.
    static final int MOST_IMAGE_CHARS = 4 * 1024 * 1024;

    private final List<String> texts = new ArrayList<>();
    private final List<Part.Image> images = new ArrayList<>();
    private int imageChars;

    private CallResult() {}

    static ToolOutcome of(JsonObject result) {
        var read = new CallResult();
        result.array("content").orElse(JsonArray.EMPTY).objects().forEach(read::take);
        var text = String.join("\n", read.texts);
        var data = result.get("structuredContent");
        if (result.bool("isError").orElse(false)) return failed(text, data);
        return new ToolOutcome.Done(content(text, data), read.images);
    }

    private static ToolOutcome failed(String text, @Nullable JsonValue data) {
        var told = text.isBlank() && data != null ? Json.write(data) : text;
        return ToolOutcome.Failed.inWordsOfOthers(
                told.isBlank() ? "The tool failed and does not say why." : Cut.result(told, 0));
    }

    /// Data that says the same as the text is told once.
    private static JsonValue content(String text, @Nullable JsonValue data) {
        if (data == null) return new JsonString(text.isBlank() ? "Done." : Cut.result(text, 0));
        var written = Json.write(data);
        if (!Cut.fits(written)) return new JsonString(Cut.result(written, 0));
        if (text.isBlank() || isSame(text, data)) return data;
        return JsonObject.of("data", data).toBuilder()
                .put("text", Cut.result(text, Cut.bytes(written)))
                .build();
    }

    private static boolean isSame(String text, JsonValue data) {
        try {
            return Json.parse(text).equals(data);
        } catch (JsonException e) {
            return false;
        }
    }

    private void take(JsonObject block) {
        switch (block.string("type").orElse("")) {
            case "text" -> texts.add(block.string("text").orElse(""));
            case "image" -> image(block.string("data").orElse(""));
            case "resource" -> resource(block.object("resource").orElse(JsonObject.EMPTY));
            case "resource_link" ->
                    texts.add(
                            "[link: %s %s]"
                                    .formatted(
                                            block.string("name").orElse(""),
                                            block.string("uri").orElse("")));
            case "audio" -> texts.add("[sound, left out]");
            case String _ -> texts.add("[something of an unknown kind, left out]");
        }
    }

    private void resource(JsonObject resource) {
        var uri = resource.string("uri").orElse("");
        texts.add(
                resource.string("text")
                        .map(text -> "[" + uri + "]\n" + text)
                        .orElse("[" + uri + ": not text, left out]"));
    }

    private void image(String base64) {
        if (images.size() == MOST_IMAGES || imageChars + base64.length() > MOST_IMAGE_CHARS) {
            texts.add("[a picture too many or too large, left out]");
            return;
        }
        switch (ImageReader.read(base64)) {
            case ImageReading.Accepted(var image) -> {
                images.add(image);
                imageChars += base64.length();
            }
            case ImageReading.Rejected _ -> texts.add("[a picture that cannot be read, left out]");
        }
    }
}
