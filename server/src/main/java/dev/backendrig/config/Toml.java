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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/// Reads files in TOML 1.0 as JSON objects: tables become objects, arrays of tables arrays of
/// objects, dates and times strings.
public final class Toml {
    /// What a person writes by hand is far smaller.
    private static final long MAX_BYTES = 1 << 20;

    private Toml() {}

    /// What the file holds.
    ///
    /// @throws TomlException if it cannot be read or is not TOML: the file's name, the line of the
    ///     first fault, and what is wrong
    public static JsonObject read(Path file) {
        return parse(file.getFileName() + "", text(file));
    }

    /// What a file's text says.
    ///
    /// @param name of the file, for messages
    /// @throws TomlException if it is not TOML
    public static JsonObject parse(String name, String text) {
        var parsed = org.tomlj.Toml.parse(text, TomlVersion.V1_0_0);
        if (parsed.hasErrors()) throw fault(name, parsed.errors().getFirst());
        try {
            return object(parsed);
        } catch (IllegalArgumentException e) {
            throw new TomlException(name + ": " + e.getMessage());
        }
    }

    private static String text(Path file) {
        var name = file.getFileName();
        try {
            if (Files.size(file) > MAX_BYTES) throw new TomlException(name + ": larger than 1 MiB");
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new TomlException(name + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new TomlException(name + ": it is not text in UTF-8");
        } catch (IOException e) {
            throw new TomlException(name + ": it cannot be read");
        }
    }

    /// The parser quotes what it did not expect, which may be all of a long line.
    private static TomlException fault(String name, TomlParseError error) {
        var where = name + ", line " + error.position().line();
        return new TomlException(
                where + ": it is not TOML from column " + error.position().column());
    }

    private static JsonObject object(TomlTable table) {
        var object = JsonObject.builder();
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            object.put(entry.getKey(), value(entry.getValue()));
        }
        return object.build();
    }

    private static JsonArray array(TomlArray array) {
        return JsonArray.of(array.toList().stream().map(Toml::value).toList());
    }

    private static JsonValue value(Object value) {
        return switch (value) {
            case TomlTable table -> object(table);
            case TomlArray array -> array(array);
            case Boolean flag -> new JsonBoolean(flag);
            case Long number -> JsonNumber.of(number);
            case Double number -> number(number);
            default -> new JsonString(value.toString());
        };
    }

    private static JsonNumber number(double number) {
        if (!Double.isFinite(number)) throw new IllegalArgumentException("a number is not finite");
        return new JsonNumber(BigDecimal.valueOf(number));
    }
}
