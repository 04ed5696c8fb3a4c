package dev.backendrig.http.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the `content` of one message.
///
/// @param message its role is read already
record ContentReader(Members message) {
    private static final String CONTENT = "content";
    private static final String IMAGE_URL = "image_url";
    private static final Set<String> DETAILS = Set.of("auto", "low", "high", "original");

    /// The text of a message that has no other content; empty where it has none.
    String text() {
        return parts(false).stream()
                .filter(Part.Text.class::isInstance)
                .map(it -> ((Part.Text) it).text())
                .collect(Collectors.joining("\n"));
    }

    /// The same for a message that must have content.
    String neededText() {
        if (message.value(CONTENT) == null) throw message.missing(CONTENT);
        return text();
    }

    /// The parts of a person's message; those without text are left out.
    List<Part> ofPerson() {
        if (message.value(CONTENT) == null) throw message.missing(CONTENT);
        return parts(true);
    }

    private List<Part> parts(boolean ofPerson) {
        return switch (message.value(CONTENT)) {
            case null -> List.of();
            case JsonString(var text) -> text.isBlank() ? List.of() : List.of(new Part.Text(text));
            case JsonArray array -> parts(array, ofPerson);
            case JsonValue other ->
                    throw message.wrongType(CONTENT, Members.Kind.STRING_OR_ARRAY, other);
        };
    }

    private List<Part> parts(JsonArray array, boolean ofPerson) {
        var parts = new ArrayList<Part>();
        for (var part : message.objects(CONTENT, array)) {
            var type = part.neededString("type");
            switch (type) {
                case "text" -> addText(part.neededString("text"), parts);
                case "refusal" -> addText(part.neededString("refusal"), parts);
                case String _ when ofPerson && type.equals(IMAGE_URL) ->
                        parts.add(image(part.neededObject(IMAGE_URL)));
                case String _ -> throw unsupported(part, type, ofPerson);
            }
        }
        return parts;
    }

    private static void addText(String text, List<Part> parts) {
        if (!text.isBlank()) parts.add(new Part.Text(text));
    }

    private static OpenAiException unsupported(Members part, String type, boolean ofPerson) {
        var known = ofPerson ? "'text', 'image_url'" : "'text'";
        var isMedia = type.equals("input_audio") || type.equals("file");
        return part.wrongValue(
                "type",
                (isMedia ? "Sounds and files are not supported here: " : "")
                        + "'%s' may be %s.".formatted(part.at("type"), known),
                (isMedia ? "Suara dan berkas tidak didukung di sini: " : "")
                        + "'%s' boleh %s.".formatted(part.at("type"), known));
    }

    private static Part image(Members image) {
        var detail = image.string("detail");
        if (detail != null && !DETAILS.contains(detail)) {
            throw image.wrongValue(
                    "detail",
                    "Invalid '%s': 'auto', 'low' or 'high' is expected."
                            .formatted(image.at("detail")),
                    "'%s' tidak benar: harus 'auto', 'low', atau 'high'."
                            .formatted(image.at("detail")));
        }
        var url = image.neededString("url");
        if (!url.regionMatches(true, 0, "data:", 0, "data:".length())) throw noDataUrl(image);
        return switch (ImageReader.read(url)) {
            case ImageReading.Accepted(var picture) -> picture;
            case ImageReading.Rejected(var fault) -> {
                var sentence = fault.sentence(image.language());
                throw image.wrong("url", "invalid_image_url", sentence, sentence);
            }
        };
    }

    private static OpenAiException noDataUrl(Members image) {
        return image.wrong(
                "url",
                "invalid_image_url",
                "Invalid '%s': this server fetches no pictures. Send the picture itself as a data URL"
                                .formatted(image.at("url"))
                        + " (data:image/png;base64,…).",
                "'%s' tidak benar: server ini tidak mengambil gambar. Kirim gambarnya sendiri sebagai data URL"
                                .formatted(image.at("url"))
                        + " (data:image/png;base64,…).");
    }
}
