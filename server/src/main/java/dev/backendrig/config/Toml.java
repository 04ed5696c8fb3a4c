package dev.backendrig.config;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// Reads TOML files (TOML 1.0) as JSON: tables become objects, dates and times their texts.
public final class Toml {
    /// Longer than any file that a person writes.
    private static final long MAX_BYTES = 1024 * 1024;

    private Toml() {}

    /// What the file says.
    ///
    /// @throws TomlException if it cannot be read or is no TOML
    public static JsonObject read(Path file) throws TomlException {
        var parsed = org.tomlj.Toml.parse(text(file));
        if (parsed.hasErrors()) {
            var first = parsed.errors().getFirst();
            throw new TomlException(
                    file.getFileName()
                            + ", line "
                            + first.position().line()
                            + ": "
                            + first.getMessage(),
                    first);
        }
        return object(parsed);
    }

    private static String text(Path file) throws TomlException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new TomlException(
                        file.getFileName() + " is longer than " + MAX_BYTES + " bytes", null);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new TomlException(file.getFileName() + " is not UTF-8", e);
        } catch (IOException e) {
            throw new TomlException(file.getFileName() + " cannot be read", e);
        }
    }

    private static JsonObject object(TomlTable table) {
        var object = JsonObject.builder();
        table.entrySet().forEach(entry -> object.put(entry.getKey(), value(entry.getValue())));
        return object.build();
    }

    private static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case TomlTable table -> object(table);
            case TomlArray array -> JsonArray.of(array.toList().stream().map(Toml::value).toList());
            case Boolean truth -> new JsonBoolean(truth);
            case Long number -> JsonNumber.of(number);
            // JSON has no infinity, so that one stays a text.
            case Double number when Double.isFinite(number) ->
                    new JsonNumber(BigDecimal.valueOf(number));
            case null -> new JsonString("");
            case Object other -> new JsonString(other.toString());
        };
    }
}
