package dev.backendrig.bench.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everyday tasks with every default on: they work, and hardly one is interrupted by a question.
class EverydayTest {
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

    @Test
    void noTaskFailsAndAtMostATenthOfThemAsks() throws Exception {
        var rows = rows();
        var result = Everyday.of(stage, rows);

        assertThat(result.failed()).isEmpty();
        assertThat(result.asked()).hasSizeLessThanOrEqualTo(rows.size() / 10);
    }

    @Test
    void atLeastSixtyTasksAreInEachClientsHands() throws IOException {
        assertThat(rows().stream().filter(Row::extended)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(rows().stream().filter(row -> !row.extended())).hasSizeGreaterThanOrEqualTo(60);
    }

    private static List<Row> rows() throws IOException {
        return Row.load("tasks", Safety.TASKS);
    }
}
