package dev.backendrig.model.contract;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members of a request that a stand-in reads, null or empty where they were not sent.
public final class Member {
    private Member() {}

    public static @Nullable Double decimal(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number
                ? Double.valueOf(number.value().doubleValue())
                : null;
    }

    public static @Nullable Long whole(JsonObject object, String name) {
        var value = object.integer(name);
        return value.isPresent() ? value.getAsLong() : null;
    }

    public static List<String> texts(JsonObject object, String name) {
        return object.array(name).orElse(JsonArray.EMPTY).items().stream()
                .map(item -> ((JsonString) item).value())
                .toList();
    }
}
