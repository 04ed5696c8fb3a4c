package dev.backendrig.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/// A compiled JSON Schema (draft 2020-12). Thread-safe.
///
/// References to other documents are not loaded: a schema stands alone.
public final class JsonSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private JsonSchema(Schema schema) {
        this.schema = schema;
    }

    /// Compiles a schema.
    public static JsonSchema of(JsonObject schema) {
        return new JsonSchema(REGISTRY.getSchema(Json.write(schema), InputFormat.JSON));
    }

    /// What is wrong with the value, one sentence each; empty where it is valid.
    public List<String> problems(JsonValue value) {
        return schema.validate(Json.write(value), InputFormat.JSON).stream()
                .map(JsonSchema::sentence)
                .toList();
    }

    private static String sentence(Error error) {
        var path = error.getInstanceLocation().toString();
        return path.isEmpty() ? error.getMessage() : path + ": " + error.getMessage();
    }
}
