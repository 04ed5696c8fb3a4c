package dev.backendrig.contract;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonSchema;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One of the two documents of the contract: `docs/openapi.yaml` or `docs/asyncapi.yaml`.
public record ContractDocument(JsonObject root) {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String REF = "$ref";

    public static ContractDocument openApi() throws IOException {
        return read("openapi.yaml");
    }

    public static ContractDocument asyncApi() throws IOException {
        return read("asyncapi.yaml");
    }

    private static ContractDocument read(String file) throws IOException {
        return new ContractDocument(Yaml.read(Files.readString(DOCS.resolve(file))));
    }

    /// The object at a JSON pointer such as `#/components/schemas/Problem`, or in a file beside this
    /// document, such as `socket-2.schema.json#/$defs/hello`.
    ///
    /// @throws IllegalArgumentException if there is none
    public JsonObject at(String pointer) {
        var hash = pointer.indexOf('#');
        return hash == 0 ? at(root, pointer) : at(file(pointer.substring(0, hash)), pointer);
    }

    private static JsonObject file(String name) {
        try {
            return (JsonObject) Json.parse(Files.readString(DOCS.resolve(name)));
        } catch (IOException e) {
            throw new IllegalArgumentException("Nothing: " + name, e);
        }
    }

    private static JsonObject at(JsonObject from, String pointer) {
        var here = from;
        for (var step : pointer.substring(pointer.indexOf('#') + 2).split("/", -1)) {
            var name = step.replace("~1", "/").replace("~0", "~");
            here =
                    here.object(name)
                            .orElseThrow(() -> new IllegalArgumentException("Nothing: " + pointer));
        }
        return here;
    }

    /// What the object refers to, or the object itself.
    public JsonObject resolve(JsonObject object) {
        var reference = object.string(REF);
        return reference.isPresent() ? resolve(at(reference.get())) : object;
    }

    /// The member, resolved.
    ///
    /// @throws IllegalArgumentException if there is none
    public JsonObject member(JsonObject object, String name) {
        return find(object, name)
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in " + object));
    }

    /// The member, resolved; empty where it is not there.
    public Optional<JsonObject> find(JsonObject object, String name) {
        return object.object(name).map(this::resolve);
    }

    /// A schema of the document, which may refer to others in it.
    public JsonSchema schema(JsonObject schema) {
        return JsonSchema.of(
                JsonObject.builder()
                        .put("allOf", JsonArray.of(List.of(schema)))
                        .put("components", at("#/components"))
                        .build());
    }

    /// Every place that is referred to.
    public Set<String> references() {
        var found = new TreeSet<String>();
        collect(root, found);
        return found;
    }

    private static void collect(JsonValue value, Set<String> found) {
        switch (value) {
            case JsonObject object ->
                    object.members()
                            .forEach((name, member) -> {
                                if (name.equals(REF)
                                        && member instanceof JsonString(String place)) {
                                    found.add(place);
                                }
                                collect(member, found);
                            });
            case JsonArray array -> array.items().forEach(item -> collect(item, found));
            default -> {
                // Nothing else contains anything.
            }
        }
    }

    /// The pointers to all parts under `components`.
    public Set<String> components() {
        var all = new TreeSet<String>();
        at("#/components")
                .members()
                .forEach((kind, parts) ->
                        ((JsonObject) parts)
                                .members()
                                .keySet()
                                .forEach(name -> all.add("#/components/" + kind + "/" + name)));
        return all;
    }

    /// The objects of an array.
    public static List<JsonObject> objects(JsonObject object, String name) {
        var all = new ArrayList<JsonObject>();
        object.array(name).ifPresent(array -> array.objects().forEach(all::add));
        return all;
    }

    /// The keywords of all schemas: a misspelt one says nothing and so is easily missed.
    public Set<String> schemaKeywords() {
        var all = new TreeSet<String>();
        members(at("#/components"), "schemas").forEach(schema -> keywords(schema, all));
        collectSchemas(root, all);
        return all;
    }

    private static void collectSchemas(JsonValue value, Set<String> all) {
        switch (value) {
            case JsonObject object ->
                    object.members()
                            .forEach((name, member) -> {
                                var isSchema = name.equals("schema") || name.equals("payload");
                                if (isSchema) keywords((JsonObject) member, all);
                                else if (!name.equals("examples")) collectSchemas(member, all);
                            });
            case JsonArray array -> array.items().forEach(item -> collectSchemas(item, all));
            default -> {
                // Nothing else contains anything.
            }
        }
    }

    private static void keywords(JsonObject schema, Set<String> all) {
        all.addAll(schema.members().keySet());
        members(schema, "properties").forEach(property -> keywords(property, all));
        schema.object("items").ifPresent(items -> keywords(items, all));
        for (var branches : List.of("allOf", "anyOf", "oneOf")) {
            objects(schema, branches).forEach(branch -> keywords(branch, all));
        }
    }

    private static List<JsonObject> members(JsonObject object, String name) {
        return object.object(name).orElse(JsonObject.EMPTY).members().values().stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
