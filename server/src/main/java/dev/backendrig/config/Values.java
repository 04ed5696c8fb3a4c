package dev.backendrig.config;

import dev.backendrig.config.Settings.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The values that are set, the environment's before the `.env` file's, and what is wrong with
/// them. A blank value counts as not set. Not thread-safe.
final class Values {
    private static final int MAX_SHOWN = 80;

    private final Map<Variable, String> texts = new EnumMap<>(Variable.class);
    private final Map<String, Origin> origins = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    Values(Map<String, String> environment, Map<String, String> dotEnv) {
        for (var variable : Variable.values()) {
            if (take(variable, environment, Origin.ENVIRONMENT)) continue;
            take(variable, dotEnv, Origin.DOT_ENV);
        }
    }

    private boolean take(Variable variable, Map<String, String> source, Origin origin) {
        var text = source.getOrDefault(variable.name(), "").strip();
        if (text.isEmpty()) return false;
        texts.put(variable, text);
        origins.put(variable.name(), origin);
        return true;
    }

    boolean isSet(Variable variable) {
        return texts.containsKey(variable);
    }

    /// The value that is set; empty where none is, or where it is wrong.
    <T> Optional<T> find(Variable variable, Rule<T> rule) {
        var text = texts.get(variable);
        if (text == null) return Optional.empty();
        var value = rule.read(text);
        if (value.isEmpty()) refuse(variable, "allowed is " + rule.allowed());
        return value;
    }

    /// The value that is set, else the default.
    <T> T get(Variable variable, Rule<T> rule) {
        return find(variable, rule)
                .or(() -> rule.read(variable.defaultText()))
                .orElseThrow(() -> new IllegalStateException("no good default for " + variable));
    }

    /// The items that are set, else the default ones.
    <T> List<T> list(Variable variable, Rule<T> item) {
        var rule = item.list();
        return find(variable, rule).or(() -> rule.read(variable.defaultText())).orElse(List.of());
    }

    /// Reports that this variable's value cannot be used.
    ///
    /// @param instead what to do
    void refuse(Variable variable, String instead) {
        var where = origins.get(variable.name()) == Origin.DOT_ENV ? " in " + DotEnv.NAME : "";
        problem(variable + where + ": " + shown(variable) + " cannot be used; " + instead);
    }

    /// A value may hold a password where none belongs, as an address does before its `@`.
    private String shown(Variable variable) {
        var text = texts.getOrDefault(variable, "");
        if (variable.secret() || text.contains("@")) {
            return "the value (hidden, " + text.length() + " characters)";
        }
        var plain = text.replaceAll("[^ -~]", "?");
        return '"'
                + (plain.length() > MAX_SHOWN ? plain.substring(0, MAX_SHOWN) + "…" : plain)
                + '"';
    }

    void problem(String line) {
        problems.add(line);
    }

    List<String> problems() {
        return problems;
    }

    Map<String, Origin> origins() {
        return origins;
    }
}
