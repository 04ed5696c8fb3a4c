package dev.backendrig.model.repair;

import dev.backendrig.json.JsonValue;
import java.util.EnumSet;
import java.util.Set;

/// A value as its schema wants it.
///
/// @param value the very same where nothing was to be mended
/// @param kinds what was
record Fitted<T extends JsonValue>(T value, Set<RepairKind> kinds) {
    Fitted {
        kinds = Set.copyOf(kinds);
    }

    static <T extends JsonValue> Fitted<T> unchanged(T value) {
        return new Fitted<>(value, Set.of());
    }

    static <T extends JsonValue> Fitted<T> mended(T value, RepairKind kind) {
        return new Fitted<>(value, Set.of(kind));
    }

    boolean isChanged() {
        return !kinds.isEmpty();
    }

    /// With what was mended before.
    Fitted<T> after(Fitted<?> before) {
        if (!before.isChanged()) return this;
        var all = EnumSet.copyOf(before.kinds);
        all.addAll(kinds);
        return new Fitted<>(value, all);
    }
}
