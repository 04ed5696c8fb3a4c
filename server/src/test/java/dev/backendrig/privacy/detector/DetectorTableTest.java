package dev.backendrig.privacy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The tables of examples, each of whose rows is a test.
class DetectorTableTest {
    private static final int LEAST_ROWS = 60;
    private static final List<String> REGIONS = List.of("ID", "US", "GB", "SG", "MY");
    private static final Map<DataKind, Detectors> ALONE = new EnumMap<>(DataKind.class);
    private static Detectors together = new Detectors(List.of());

    @BeforeAll
    static void makeDetectors() {
        var own = OwnDetectors.read(DetectorTable.FOLDER.resolve("custom-detectors.toml"));
        for (var kind : DataKind.values()) {
            var ownOfKind = kind == DataKind.CUSTOM ? own : List.<Detector>of();
            ALONE.put(kind, Detectors.of(Set.of(kind), REGIONS, ownOfKind));
        }
        together = Detectors.of(EnumSet.allOf(DataKind.class), REGIONS, own);
    }

    @Test
    void everyKindHasADetector() {
        assertThat(together.kinds()).containsExactlyInAnyOrder(DataKind.values());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAtLeastSixtyRowsOfEachSort(DataKind kind) throws IOException {
        var table = DetectorTable.of(kind);
        assertThat(table.positives()).isGreaterThanOrEqualTo(LEAST_ROWS);
        assertThat(table.negatives()).isGreaterThanOrEqualTo(LEAST_ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void noTextStandsTwiceInATable(DataKind kind) throws IOException {
        assertThat(DetectorTable.of(kind).rows())
                .extracting(DetectorTable.Row::text)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("positives")
    void findsExactlyTheValue(DetectorTable.Row row) {
        assertThat(values(row)).isNotEmpty().containsOnly(row.value());
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void findsNothing(DetectorTable.Row row) {
        assertThat(values(row)).isEmpty();
    }

    /// Another kind may claim a value, but none of it may be left to be seen.
    @ParameterizedTest
    @MethodSource("positives")
    void hidesAllOfTheValueAlsoBesideTheOtherDetectors(DetectorTable.Row row) {
        var seen = new StringBuilder(row.text());
        for (var finding : together.find(row.text())) {
            for (var i = finding.start(); i < finding.end(); i++) seen.setCharAt(i, '\0');
        }
        assertThat(seen).doesNotContain(row.value());
        var start = row.text().indexOf(row.value());
        assertThat(seen.substring(start, start + row.value().length())).matches("\0*");
    }

    private static List<String> values(DetectorTable.Row row) {
        var detectors = ALONE.getOrDefault(row.kind(), together);
        return detectors.find(row.text()).stream()
                .map(it -> row.text().substring(it.start(), it.end()))
                .toList();
    }

    static List<DetectorTable.Row> positives() throws IOException {
        return rows().stream().filter(DetectorTable.Row::isPositive).toList();
    }

    static List<DetectorTable.Row> negatives() throws IOException {
        return rows().stream().filter(row -> !row.isPositive()).toList();
    }

    private static List<DetectorTable.Row> rows() throws IOException {
        var rows = new ArrayList<DetectorTable.Row>();
        for (var kind : DataKind.values()) rows.addAll(DetectorTable.of(kind).rows());
        return rows;
    }
}
