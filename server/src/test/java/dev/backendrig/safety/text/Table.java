package dev.backendrig.safety.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A table of tests in a text file: a row a line, cells between tabs, `#` before a comment. In a
/// cell `\n`, `\t`, `\r`, `\\` and `\` `u{…}` stand for what cannot be seen.
public final class Table {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\{([0-9a-f]+)}|(.))");

    private Table() {}

    /// The rows of a file in the folder of the tests of `safety`.
    public static Stream<List<String>> rows(String name) {
        var path = "/dev/backendrig/safety/" + name;
        try (var in = Objects.requireNonNull(Table.class.getResourceAsStream(path), path)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\t", -1)).map(Table::cell).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String written) {
        return ESCAPE.matcher(written)
                .replaceAll(found -> {
                    var code = found.group(1);
                    if (code != null) {
                        return Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(code, 16)));
                    }
                    return Matcher.quoteReplacement(
                            switch (found.group(2)) {
                                case "n" -> "\n";
                                case "t" -> "\t";
                                case "r" -> "\r";
                                case String other -> other;
                            });
                });
    }
}
