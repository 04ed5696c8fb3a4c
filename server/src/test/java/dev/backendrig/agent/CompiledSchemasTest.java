package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import org.junit.jupiter.api.Test;

class CompiledSchemasTest {
    private static final int MOST = 512 * 1024;

    private final CompiledSchemas schemas = new CompiledSchemas();

    @Test
    void areKeptForTheNextCall() {
        assertThat(schemas.of(schema("a", 10))).isSameAs(schemas.of(schema("a", 10)));
    }

    @Test
    void areBoundedInAll() {
        for (var i = 0; i < 100; i++) {
            schemas.of(schema("tool " + i, 20_000));
            assertThat(schemas.chars()).isBetween(1, MOST);
        }
    }

    @Test
    void areNotKeptWhereOneIsLong() {
        var compiled = schemas.of(schema("a", 100_000));
        assertThat(compiled.problems(JsonObject.EMPTY)).isEmpty();
        assertThat(schemas.chars()).isZero();
    }

    private static JsonObject schema(String title, int length) {
        return JsonObject.of("title", title).toBuilder()
                .put("description", "x".repeat(length))
                .build();
    }
}
