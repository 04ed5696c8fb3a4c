package dev.backendrig.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object, by their types. One of another type counts as absent.
record Fields(Map<String, @Nullable Object> members) {
    /// @throws IllegalArgumentException if the text is no JSON object
    static Fields read(String text) {
        return of(JsonReader.read(text))
                .orElseThrow(() -> new IllegalArgumentException("no JSON object"));
    }

    static Optional<Fields> of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) return Optional.empty();
        var members = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return Optional.of(new Fields(members));
    }

    Optional<String> find(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// The text; empty where there is none.
    String text(String name) {
        return find(name).orElse("");
    }

    /// @throws IllegalArgumentException where there is none
    String needed(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    /// The number; 0 where there is none.
    long number(String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /// The number, exactly.
    Optional<BigDecimal> decimal(String name) {
        return members.get(name) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /// The object; one without members where there is none.
    Fields object(String name) {
        return of(members.get(name)).orElseGet(() -> new Fields(Map.of()));
    }

    List<Fields> objects(String name) {
        var found = new ArrayList<Fields>();
        for (var item : list(name)) of(item).ifPresent(found::add);
        return List.copyOf(found);
    }

    List<String> texts(String name) {
        var found = new ArrayList<String>();
        for (var item : list(name)) if (item instanceof String text) found.add(text);
        return List.copyOf(found);
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }
}
