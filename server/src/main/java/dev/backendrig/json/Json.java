package dev.backendrig.json;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes JSON text. Thread-safe.
///
/// Nesting is limited to [#MAX_DEPTH] and the number of tokens to [#MAX_TOKENS] everywhere. Two ways to read: [#parseStrict] for what a
/// client sends to us, [#parse] for what a model provider or a browser answers, where one odd
/// character must not cost the whole answer.
public final class Json {
    /// The deepest nesting of arrays and objects that is read.
    public static final int MAX_DEPTH = 64;

    /// The most tokens (brackets, names and values) that are read. A text of nothing but small values
    /// takes up to thirty times its length in memory; this keeps any one text under 20 MB. A page
    /// with ten thousand elements has about a third of it.
    public static final int MAX_TOKENS = 250_000;

    private static final int MAX_STRING_CHARS = 32 * 1024 * 1024;
    private static final int MAX_NUMBER_CHARS = 400;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonFactory LENIENT = factory(false);
    private static final JsonFactory STRICT = factory(true);

    private Json() {}

    private static JsonFactory factory(boolean strict) {
        var limits =
                StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxTokenCount(MAX_TOKENS)
                        .maxStringLength(MAX_STRING_CHARS)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .build();
        return JsonFactory.builder()
                .streamReadConstraints(limits)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, false)
                // JSON that is exchanged is in UTF-8 (RFC 8259, 8.1); others are not guessed at.
                .configure(TokenStreamFactory.Feature.CHARSET_DETECTION, false)
                .build();
    }

    /// The one JSON value in the text. Lone surrogates become U+FFFD, of duplicate keys the last
    /// counts.
    ///
    /// @throws JsonException if the text is not exactly one JSON value
    public static JsonValue parse(String text) {
        return new JsonTreeReader(LENIENT.createParser(ObjectReadContext.empty(), text), false)
                .readDocument();
    }

    /// The one JSON value in these UTF-8 bytes, read as [#parse(String)] does.
    ///
    /// @throws JsonException if the bytes are not exactly one JSON value in UTF-8
    public static JsonValue parse(byte[] utf8) {
        return parse(utf8, 0, utf8.length);
    }

    /// The one JSON value in a stretch of UTF-8 bytes, read as [#parse(String)] does and without a
    /// copy of them.
    ///
    /// @throws JsonException if the stretch is not exactly one JSON value in UTF-8
    public static JsonValue parse(byte[] utf8, int offset, int length) {
        return new JsonTreeReader(parser(LENIENT, utf8, offset, length), false).readDocument();
    }

    /// The one JSON value in these UTF-8 bytes; duplicate keys and lone surrogates are errors.
    ///
    /// @throws JsonException if the bytes are not exactly one such value
    public static JsonValue parseStrict(byte[] utf8) {
        return new JsonTreeReader(parser(STRICT, utf8, 0, utf8.length), true).readDocument();
    }

    /// A byte order mark is passed over, as a reader may (RFC 8259, 8.1).
    private static JsonParser parser(JsonFactory factory, byte[] utf8, int offset, int length) {
        var end = offset + length;
        var marked =
                length >= MARK.length
                        && Arrays.equals(utf8, offset, offset + MARK.length, MARK, 0, MARK.length);
        var start = marked ? offset + MARK.length : offset;
        return factory.createParser(ObjectReadContext.empty(), utf8, start, end - start);
    }

    /// Compact JSON text.
    public static String write(JsonValue value) {
        var out = new StringWriter();
        try (var generator = LENIENT.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, generator);
        }
        return out.toString();
    }

    /// Compact JSON text in UTF-8.
    public static byte[] writeBytes(JsonValue value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonValue value, JsonGenerator out) {
        switch (value) {
            case JsonObject(Map<String, JsonValue> members) -> {
                out.writeStartObject();
                members.forEach((name, member) -> {
                    out.writeName(name);
                    write(member, out);
                });
                out.writeEndObject();
            }
            case JsonArray array -> {
                out.writeStartArray();
                array.forEach(item -> write(item, out));
                out.writeEndArray();
            }
            case JsonString(String text) -> out.writeString(text);
            case JsonNumber number -> out.writeNumber(number.value());
            case JsonBoolean(boolean bool) -> out.writeBoolean(bool);
            case JsonNull _ -> out.writeNull();
        }
    }

    /// All texts in a value, in their order; not the names of members.
    public static Stream<String> texts(JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> Stream.of(text);
            case JsonObject(var members) -> members.values().stream().flatMap(Json::texts);
            case JsonArray(var items) -> items.stream().flatMap(Json::texts);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> Stream.of();
        };
    }

    /// The same value with other leaves: texts, numbers, truths and nulls, however deep they stand.
    public static JsonValue mapped(JsonValue value, UnaryOperator<JsonValue> leaf) {
        return mapped(value, leaf, UnaryOperator.identity());
    }

    /// The same value with other leaves and other names of members.
    public static JsonValue mapped(
            JsonValue value, UnaryOperator<JsonValue> leaf, UnaryOperator<String> name) {
        return switch (value) {
            case JsonObject(var members) -> {
                var changed = JsonObject.builder();
                members.forEach(
                        (key, member) -> changed.put(name.apply(key), mapped(member, leaf, name)));
                yield changed.build();
            }
            case JsonArray(var items) ->
                    JsonArray.of(items.stream().map(item -> mapped(item, leaf, name)).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> leaf.apply(value);
        };
    }

    /// The same value with other texts.
    public static JsonValue withTexts(JsonValue value, UnaryOperator<String> change) {
        return mapped(
                value,
                leaf ->
                        leaf instanceof JsonString(var text)
                                ? new JsonString(change.apply(text))
                                : leaf);
    }
}
