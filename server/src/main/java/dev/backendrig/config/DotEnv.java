package dev.backendrig.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings of a `.env` file.
///
/// A line is `NAME=value`, also after `export `; blank lines and lines that start with `#` say
/// nothing. A value may stand in single or double quotes, taken as it is between them; without
/// quotes it ends before ` #`. Of two lines with one name the later counts. Nothing is expanded and
/// no value goes over several lines: a quote that is not closed is an error instead of swallowing
/// the lines after it.
///
/// @param names all that stand before a `=`, in the order of the file, also a second time
/// @param problems one line each, with the number of the line in the file and never its content,
///     which may be a secret
record DotEnv(Map<String, String> values, List<Name> names, List<String> problems) {
    static final String NAME = ".env";

    private static final int MAX_BYTES = 1024 * 1024;
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')\\s*(?:#.*)?");
    private static final Pattern COMMENT_AFTER_VALUE = Pattern.compile("(?:^|\\s+)#.*");

    DotEnv {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        names = List.copyOf(names);
        problems = List.copyOf(problems);
    }

    /// A name in the file.
    ///
    /// @param line from 1 on
    record Name(String text, int line) {}

    /// Reads the folder's file; no file is an empty one.
    static DotEnv in(Path folder) {
        var file = folder.resolve(NAME);
        try {
            if (Files.isDirectory(file)) return unreadable(file, "it is a folder");
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return unreadable(file, "it is not a regular file");
            }
            var bytes = Files.readAllBytes(file);
            if (bytes.length > MAX_BYTES) return unreadable(file, "it is larger than 1 MiB");
            return parse(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException e) {
            return new DotEnv(Map.of(), List.of(), List.of());
        } catch (AccessDeniedException e) {
            return unreadable(file, "this user may not read it");
        } catch (CharacterCodingException e) {
            return unreadable(file, "it is not UTF-8 text");
        } catch (IOException e) {
            return unreadable(file, "reading it failed");
        }
    }

    private static DotEnv unreadable(Path file, String why) {
        return new DotEnv(Map.of(), List.of(), List.of(file + " cannot be read: " + why));
    }

    static DotEnv parse(String text) {
        var values = new LinkedHashMap<String, String>();
        var names = new ArrayList<Name>();
        var problems = new ArrayList<String>();
        var number = 0;
        for (var line : withoutByteOrderMark(text).split("\r\n|\n|\r", -1)) {
            number++;
            var matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                names.add(new Name(matcher.group(1), number));
                parseValue(matcher, number, values, problems);
            } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                problems.add(NAME + " line " + number + ": expected NAME=value or a # comment");
            }
        }
        return new DotEnv(values, names, problems);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void parseValue(
            Matcher matcher, int number, Map<String, String> values, List<String> problems) {
        var rest = matcher.group(2);
        if (!rest.startsWith("\"") && !rest.startsWith("'")) {
            values.put(matcher.group(1), COMMENT_AFTER_VALUE.matcher(rest).replaceFirst(""));
            return;
        }
        var quoted = QUOTED.matcher(rest);
        if (quoted.matches()) {
            var inDouble = quoted.group(1);
            values.put(matcher.group(1), inDouble != null ? inDouble : quoted.group(2));
        } else {
            problems.add(NAME + " line " + number + ": the quote is not closed on the same line");
        }
    }
}
