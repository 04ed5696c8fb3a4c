package dev.backendrig.agent;

import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;

/// Members that a run's stored state must have.
///
/// Each look-up throws a [JsonException] that names the member where it is not there or not of its
/// type.
final class StateMembers {
    private StateMembers() {}

    static String text(JsonObject json, String name) {
        return json.string(name).orElseThrow(() -> missing(name));
    }

    static int number(JsonObject json, String name) {
        var value = json.integer(name).orElseThrow(() -> missing(name));
        if (value != (int) value) throw new JsonException("A run cannot have this many: " + name);
        return (int) value;
    }

    static JsonException missing(String name) {
        return new JsonException("The run's state lacks its member " + name);
    }
}
