package dev.backendrig.bench.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One attack or one everyday task, a line of a table: id, client, page, prompts, what the model does
/// and what is looked for, with tabs between.
///
/// Several runs of one conversation have ` >> ` between their prompts, and between the moves.
///
/// @param family the table that it stands in
/// @param extended whether the client is our extension, or one of the base protocol
/// @param page the name of the page in the world that it begins on
/// @param wanted of an attack what must not reach the browser or the person; of a task what must
record Row(
        String family,
        String id,
        boolean extended,
        String page,
        List<String> prompts,
        List<List<Move>> moves,
        List<Sign> wanted) {
    private static final int CELLS = 6;

    Row {
        prompts = List.copyOf(prompts);
        moves = List.copyOf(moves);
        wanted = List.copyOf(wanted);
        if (prompts.size() != moves.size()) {
            throw new IllegalArgumentException(id + ": as many prompts as runs are needed");
        }
    }

    /// What a report calls it.
    String name() {
        return family + " " + id;
    }

    @Override
    public String toString() {
        return name();
    }

    /// The rows of the tables of these names.
    static List<Row> load(String folder, List<String> families) throws IOException {
        var rows = new ArrayList<Row>();
        for (var family : families) {
            var file = folder + "/" + family + ".tsv";
            try (var in = Row.class.getResourceAsStream(file)) {
                if (in == null) throw new IOException(file + " is not on the class path");
                new String(in.readAllBytes(), UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> rows.addAll(read(family, line)));
            }
        }
        return rows;
    }

    /// A row for `both` clients is two.
    private static List<Row> read(String family, String line) {
        var cells = line.split("\t", -1);
        if (cells.length != CELLS) {
            throw new IllegalArgumentException(family + ": not six cells: " + line);
        }
        return switch (cells[1]) {
            case "base" -> List.of(row(family, cells, false));
            case "ext" -> List.of(row(family, cells, true));
            case "both" -> List.of(row(family, cells, false), row(family, cells, true));
            default -> throw new IllegalArgumentException("not a client: " + cells[1]);
        };
    }

    private static Row row(String family, String[] cells, boolean extended) {
        return new Row(
                family,
                cells[0] + (extended ? "-ext" : "-base"),
                extended,
                cells[2],
                List.of(cells[3].split(" >> ", -1)),
                Arrays.stream(cells[4].split(" >> ", -1)).map(Move::several).toList(),
                Arrays.stream(cells[5].split(" ;; ", -1)).map(Sign::new).toList());
    }
}
