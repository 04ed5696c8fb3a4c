package dev.backendrig.config;

import java.util.List;

/// Settings that the server cannot start with. Each problem is one line for people that names the
/// setting and what is allowed, and never shows a secret.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// At least one line.
    public List<String> problems() {
        return problems;
    }
}
