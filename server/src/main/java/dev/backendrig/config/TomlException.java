package dev.backendrig.config;

import org.jspecify.annotations.Nullable;

/// A TOML file that says nothing usable. The message is one line for the person who wrote the file:
/// its name, the line, what is wrong there.
public final class TomlException extends Exception {
    private static final long serialVersionUID = 1;

    public TomlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
