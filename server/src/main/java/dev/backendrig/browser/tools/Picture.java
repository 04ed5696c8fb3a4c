package dev.backendrig.browser.tools;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Part;
import java.util.List;

/// The picture in a browser's answer, and the rest of the answer: a model is to see the picture, not
/// to read its Base64.
///
/// A picture is a member `image` beside a `mime_type`. Its type is told by its first bytes, whatever
/// the answer says; what is none is left out and said so.
///
/// @param rest what is left to tell beside the picture
/// @param images one or none
record Picture(JsonValue rest, List<Part.Image> images) {
    private static final String IMAGE = "image";
    private static final String TYPE = "mime_type";

    Picture {
        images = List.copyOf(images);
    }

    static Picture in(JsonValue data) {
        if (!(data instanceof JsonObject object)
                || !(object.get(IMAGE) instanceof JsonString(var text))
                || object.string(TYPE).isEmpty()) {
            return new Picture(data, List.of());
        }
        var rest = object.toBuilder().remove(IMAGE);
        return switch (ImageReader.read(text)) {
            case ImageReading.Accepted(var image) -> new Picture(rest.build(), List.of(image));
            case ImageReading.Rejected _ ->
                    new Picture(
                            rest.put("note", "The picture could not be read.").build(), List.of());
        };
    }
}
