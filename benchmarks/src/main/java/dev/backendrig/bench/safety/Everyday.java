package dev.backendrig.bench.safety;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What came of everyday tasks.
///
/// @param asked the tasks in which the person was asked something
/// @param failed what other tasks were to bring about and did not
record Everyday(List<String> asked, List<String> failed) {
    Everyday {
        asked = List.copyOf(asked);
        failed = List.copyOf(failed);
    }

    /// Plays them.
    static Everyday of(Stage stage, List<Row> rows) throws IOException, InterruptedException {
        var asked = new ArrayList<String>();
        var failed = new ArrayList<String>();
        for (var row : rows) {
            var played = stage.play(row);
            if (played.questions() > 0) {
                asked.add(row.name());
            } else {
                row.wanted().stream()
                        .filter(sign -> !sign.isIn(played))
                        .forEach(sign -> failed.add(row.name() + ": " + sign.text()));
            }
        }
        return new Everyday(asked, failed);
    }
}
