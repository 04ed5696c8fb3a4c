package dev.backendrig.contract;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads YAML as the JSON that it means (YAML 1.2.2, 10.2).
final class Yaml {
    private Yaml() {}

    static JsonObject read(String text) {
        var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return (JsonObject) json(new Load(settings).loadFromString(text));
    }

    private static JsonValue json(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case Map<?, ?> map -> object(map);
            case List<?> list -> JsonArray.of(list.stream().map(Yaml::json).toList());
            case Boolean bool -> new JsonBoolean(bool);
            case Number number -> new JsonNumber(new BigDecimal(number.toString()));
            default -> new JsonString(value.toString());
        };
    }

    private static JsonObject object(Map<?, ?> map) {
        var json = JsonObject.builder();
        map.forEach((name, value) -> json.put((String) name, json(value)));
        return json.build();
    }
}
