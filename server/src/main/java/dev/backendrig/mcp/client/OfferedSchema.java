package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.tool.ArgumentSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Makes of a server's schema for arguments one that a model is offered and the gate can hold
/// arguments against: references are put in, keywords that [ArgumentSchema] does not take are left
/// out. The server still judges by its own. Used for one schema.
final class OfferedSchema {
    static final int MOST_CHARS = 8_000;
    static final int DEEPEST = 16;
    private static final int LONGEST_DESCRIPTION = 400;
    private static final String DEFINED = "#/$defs/";
    private static final String DEFINED_FORMERLY = "#/definitions/";

    /// What is kept as it is. A default or an example may be anything and says little to a model.
    private static final Set<String> PLAIN =
            Set.of(
                    "type",
                    "required",
                    "enum",
                    "const",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties",
                    "uniqueItems",
                    "format");

    private static final Set<String> LISTS = Set.of("anyOf", "oneOf", "allOf", "prefixItems");

    /// Why a tool cannot be offered.
    static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitException(String reason) {
            super(reason);
        }
    }

    private final JsonObject whole;
    private final UnaryOperator<String> clean;
    private int chars;

    private OfferedSchema(JsonObject whole, UnaryOperator<String> clean) {
        this.whole = whole;
        this.clean = clean;
    }

    /// @param given as the server told it
    /// @param clean takes out of a text what nobody sees
    /// @throws UnfitException if no model can be offered that
    static JsonObject of(Optional<JsonObject> given, UnaryOperator<String> clean) {
        var schema = given.orElseThrow(() -> new UnfitException("it has no schema of arguments"));
        var made = new OfferedSchema(schema, clean).in(schema, 0);
        if (!made.has("type")) made = made.toBuilder().put("type", "object").build();
        ArgumentSchema.misuse(made)
                .ifPresent(what -> {
                    throw new UnfitException("its schema is broken: " + what);
                });
        if (Json.write(made).length() > MOST_CHARS) throw tooLong();
        return made;
    }

    private static UnfitException tooLong() {
        return new UnfitException("its schema has more than " + MOST_CHARS + " characters");
    }

    private JsonObject in(JsonObject schema, int depth) {
        if (depth > DEEPEST) {
            throw new UnfitException("its schema is nested deeper than " + DEEPEST + " levels");
        }
        var made = JsonObject.builder();
        schema.string("$ref")
                .map(this::referred)
                .ifPresent(it -> in(it, depth + 1).members().forEach(made::put));
        schema.members().forEach((keyword, value) -> add(keyword, value, depth, made));
        return made.build();
    }

    private JsonObject referred(String reference) {
        var name =
                reference.startsWith(DEFINED)
                        ? reference.substring(DEFINED.length())
                        : reference.startsWith(DEFINED_FORMERLY)
                                ? reference.substring(DEFINED_FORMERLY.length())
                                : "";
        return List.of("$defs", "definitions").stream()
                .flatMap(place -> whole.object(place).stream())
                .flatMap(defined -> defined.object(name).stream())
                .findFirst()
                .orElseThrow(() ->
                        new UnfitException("its schema refers to something that is not in it"));
    }

    private void add(String keyword, JsonValue value, int depth, JsonObject.Builder to) {
        // References can blow up a short schema; this bounds the work.
        chars += keyword.length();
        if (chars > MOST_CHARS) throw tooLong();
        if (PLAIN.contains(keyword)) to.put(keyword, visible(value));
        else if (LISTS.contains(keyword)) to.put(keyword, all(value, depth));
        else addOne(keyword, value, depth, to);
    }

    private void addOne(String keyword, JsonValue value, int depth, JsonObject.Builder to) {
        switch (keyword) {
            case "items" -> to.put(keyword, sub(value, depth));
            case "additionalProperties" ->
                    to.put(keyword, value instanceof JsonBoolean ? value : sub(value, depth));
            case "properties" -> to.put(keyword, properties(value, depth));
            case "description" -> {
                if (value instanceof JsonString(var text)) to.put(keyword, described(text));
            }
            case String _ -> {
                // The server judges by it, nobody here does.
            }
        }
    }

    private String described(String text) {
        return Cut.chars(clean.apply(text), LONGEST_DESCRIPTION);
    }

    private JsonArray all(JsonValue value, int depth) {
        if (!(value instanceof JsonArray(var items))) throw noSchema();
        return JsonArray.of(items.stream().map(it -> sub(it, depth)).toList());
    }

    private JsonObject properties(JsonValue value, int depth) {
        if (!(value instanceof JsonObject named)) throw noSchema();
        var made = JsonObject.builder();
        named.members()
                .forEach((name, part) -> {
                    chars += name.length();
                    if (!clean.apply(name).equals(name)) throw invisible();
                    made.put(name, sub(part, depth));
                });
        return made.build();
    }

    /// `true` is a schema too, which takes anything (JSON Schema 2020-12, 4.3.2).
    private JsonObject sub(JsonValue value, int depth) {
        if (value instanceof JsonObject schema) return in(schema, depth + 1);
        if (value instanceof JsonBoolean(var any) && any) return JsonObject.EMPTY;
        throw noSchema();
    }

    private static UnfitException noSchema() {
        return new UnfitException("its schema is broken: a part of it is no schema");
    }

    private JsonValue visible(JsonValue value) {
        if (Json.texts(value).anyMatch(text -> !clean.apply(text).equals(text))) throw invisible();
        return value;
    }

    /// Names and choices go back to the server as they are, so nothing can be taken out of them.
    private static UnfitException invisible() {
        return new UnfitException("its schema has invisible characters in a name or a choice");
    }
}
