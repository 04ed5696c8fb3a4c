package dev.backendrig.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Reads the tables beside the tests: a row a line, columns between bars with spaces around them;
/// lines that start with `##` are comments. `{hex}` is a character and `{empty}` is nothing.
final class AddressTable {
    private static final Pattern COLUMNS = Pattern.compile("\\s+¦\\s+");
    private static final Pattern ESCAPE = Pattern.compile("\\{([0-9A-F]{2,6})}");

    private AddressTable() {}

    static Stream<Arguments> rows(String name) {
        try (var in = AddressTable.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("no table " + name);
            return new String(in.readAllBytes(), UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("##"))
                            .map(AddressTable::row)
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments row(String line) {
        return Arguments.of(
                Arrays.stream(COLUMNS.split(line.strip())).map(AddressTable::cell).toArray());
    }

    private static String cell(String text) {
        var plain = text.replace("{empty}", "");
        return ESCAPE.matcher(plain).replaceAll(AddressTable::character);
    }

    private static String character(MatchResult escape) {
        var character = Character.toString(Integer.parseInt(escape.group(1), 16));
        return Matcher.quoteReplacement(character);
    }
}
