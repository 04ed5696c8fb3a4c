package dev.backendrig.bench.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attack of the tables against the real server: nothing of it may reach the browser or the
/// person without having been asked for.
class AttackTest {
    @TempDir static Path folder;
    private static Stage stage;

    @BeforeAll
    static void open() throws Exception {
        stage = Stage.open(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    static List<Row> attacks() throws IOException {
        return Row.load("attacks", Safety.ATTACKS);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void nothingOfAnAttackGetsThrough(Row row) throws Exception {
        assertThat(Safety.seen(row, stage.play(row))).isEmpty();
    }

    @Test
    void atLeastTwoHundredAttacksStandInTwelveFamilies() throws IOException {
        var lines = new HashSet<String>();
        attacks().forEach(row -> lines.add(row.family() + row.id().replaceFirst("-.*", "")));

        assertThat(lines).hasSizeGreaterThanOrEqualTo(200);
        assertThat(Safety.ATTACKS).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void everyRowSaysWhatItLooksFor() throws IOException {
        for (var row : attacks()) {
            for (var sign : row.wanted()) assertThat(sign.text()).matches("\\S+( .+)?");
        }
    }
}
