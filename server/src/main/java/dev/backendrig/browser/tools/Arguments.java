package dev.backendrig.browser.tools;

import dev.backendrig.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reads arguments that were validated against their schema; where they were not, every method
/// throws an [IllegalArgumentException].
record Arguments(JsonObject json) {
    String string(String name) {
        return json.string(name).orElseThrow(() -> missing(name));
    }

    long integer(String name) {
        return json.integer(name).orElseThrow(() -> missing(name));
    }

    @Nullable Long optionalInteger(String name) {
        var value = json.integer(name);
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(name + " must be given");
    }
}
