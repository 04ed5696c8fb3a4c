package dev.backendrig.model.contract;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.contract.Asked.Item;
import java.util.List;

/// Reads the result of a tool where the wire has nothing but text for it: an error is told as
/// `{"error": …}`.
public final class Results {
    private Results() {}

    public static Item.Result read(String id, String text, List<Item.Picture> pictures) {
        if (!(value(text) instanceof JsonObject object) || object.members().size() != 1) {
            return new Item.Result(id, false, text, pictures);
        }
        var error = object.get("error");
        if (error == null) return new Item.Result(id, false, text, pictures);
        var why = error instanceof JsonString(var plain) ? plain : Json.write(error);
        return new Item.Result(id, true, why, pictures);
    }

    private static JsonValue value(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException plainText) {
            return new JsonString(text);
        }
    }
}
