package dev.backendrig.privacy.detector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each row of a detector's table.
class DetectorTable2Test {
    private static final int LEAST_ROWS = 60;

    /// Stands in the table where a key is cut, so that no scanner of secrets takes it for a real one.
    private static final String CUT = "␟";

    private static final Map<String, Detector> DETECTORS =
            Map.of(
                    "phone", new PhoneDetector(List.of("ID", "US", "GB", "SG", "MY")),
                    "nik", new NikDetector(),
                    "npwp", new NpwpDetector(),
                    "crypto", new CryptoDetector(),
                    "secret", new SecretDetector());

    record Row(String table, String text, List<String> values) {}

    @ParameterizedTest
    @MethodSource
    void findsWhatTheTableSays(Row row) {
        assertThat(found(row)).isEqualTo(row.values());
    }

    static Stream<Arguments> findsWhatTheTableSays() {
        return DETECTORS.keySet().stream()
                .sorted()
                .flatMap(DetectorTable2Test::rows)
                .map(row -> Arguments.of(Named.of(row.table() + ": " + row.text(), row)));
    }

    @Test
    void hasEnoughRowsOfEachSort() {
        assertThat(DETECTORS.keySet())
                .allSatisfy(table -> {
                    assertThat(rows(table).filter(row -> row.values().isEmpty()).count())
                            .isGreaterThanOrEqualTo(LEAST_ROWS);
                    assertThat(rows(table).filter(row -> !row.values().isEmpty()).count())
                            .isGreaterThanOrEqualTo(LEAST_ROWS);
                });
    }

    private static List<String> found(Row row) {
        var values = new ArrayList<String>();
        Objects.requireNonNull(DETECTORS.get(row.table()))
                .find(
                        row.text(),
                        finding ->
                                values.add(row.text().substring(finding.start(), finding.end())));
        return values;
    }

    private static Stream<Row> rows(String table) {
        return text(table)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.replace(CUT, "").split("\t", -1))
                .map(cells -> new Row(table, plain(cells[1]), values(cells)));
    }

    private static List<String> values(String[] cells) {
        return cells[0].equals("+") ? List.of(plain(cells[2])) : List.of();
    }

    private static String plain(String cell) {
        return cell.replace("\\\\", "\u0000")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\u0000", "\\");
    }

    private static String text(String table) {
        var name = "/dev/backendrig/privacy/" + table + ".tsv";
        try (var stream = DetectorTable2Test.class.getResourceAsStream(name)) {
            if (stream == null) throw new AssertionError("no table " + name);
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
