package dev.backendrig.safety.acts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Reads the tables beside the tests: a row a line, columns between bars with a space around them;
/// `\n` is a line break, lines that start with `#` are comments.
final class Table {
    private Table() {}

    static Stream<Arguments> rows(String name) {
        try (var in = Table.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("no table " + name);
            var lines = new String(in.readAllBytes(), UTF_8).lines().toList();
            return lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("\\n", "\n").split(" ¦ ?", -1))
                    .map(cells -> Arguments.of(Arrays.stream(cells).toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many rows have this in a column.
    static long count(String name, int column, String wanted) {
        return rows(name).filter(row -> wanted.equals(row.get()[column])).count();
    }
}
