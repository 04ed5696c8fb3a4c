package dev.backendrig.bench.safety;

import dev.backendrig.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `./rig bench safety`: plays all attacks and all everyday tasks and prints what came of them.
public final class Safety {
    /// The tables of attacks.
    static final List<String> ATTACKS =
            List.of(
                    "address",
                    "subdomain",
                    "encoded",
                    "steps",
                    "form",
                    "image",
                    "link",
                    "mail",
                    "account",
                    "names",
                    "secret",
                    "local",
                    "hidden",
                    "placeholder",
                    "approval",
                    "tools");

    /// The tables of tasks.
    static final List<String> TASKS = List.of("indonesian", "english");

    /// The most tasks that may ask, in percent.
    private static final int MOST_ASKING = 10;

    private Safety() {}

    /// Plays everything; ends with 1 where an attack got through, a task failed or too many asked.
    ///
    /// @param arguments a folder for the server's data
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        try (var stage = Stage.open(folder)) {
            var ungated = attacks(stage);
            var bad = tasks(stage);
            System.exit(ungated == 0 && !bad ? 0 : 1);
        }
    }

    private static int attacks(Stage stage) throws IOException, InterruptedException {
        var table = new Table("attacks", "rows", "got through");
        var through = new ArrayList<String>();
        var rows = 0;
        for (var family : ATTACKS) {
            var all = Row.load("attacks", List.of(family));
            var before = through.size();
            for (var row : all) through.addAll(seen(row, stage.play(row)));
            rows += all.size();
            table.row(family, String.valueOf(all.size()), String.valueOf(through.size() - before));
        }
        table.row("all", String.valueOf(rows), String.valueOf(through.size()));
        System.out.println(table);
        through.forEach(line -> System.out.println("got through: " + line));
        return through.size();
    }

    /// The signs of an attack that got through, with its row.
    static List<String> seen(Row row, Played played) {
        return row.wanted().stream()
                .filter(sign -> sign.isIn(played))
                .map(sign -> row.name() + ": " + sign.text())
                .toList();
    }

    /// Whether more of them asked than may, or one failed.
    private static boolean tasks(Stage stage) throws IOException, InterruptedException {
        var rows = Row.load("tasks", TASKS);
        var result = Everyday.of(stage, rows);
        var asked = result.asked().size();
        var share = String.format(Locale.ROOT, "%d (%.0f %%)", asked, 100.0 * asked / rows.size());
        var failed = String.valueOf(result.failed().size());
        System.out.println(
                new Table("everyday tasks", "rows", "asked", "failed")
                        .row("both clients", String.valueOf(rows.size()), share, failed));
        result.asked().forEach(line -> System.out.println("asked: " + line));
        result.failed().forEach(line -> System.out.println("failed: " + line));
        return !result.failed().isEmpty() || asked * 100 > rows.size() * MOST_ASKING;
    }
}
