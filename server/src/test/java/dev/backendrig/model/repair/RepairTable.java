package dev.backendrig.model.repair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of `calls.txt`: what models write in place of a tool call, and what becomes of it.
final class RepairTable {
    private RepairTable() {}

    /// @param read what was read before in the run, empty where nothing was
    /// @param tool the name of the call in the provider's own form, empty where the input is text
    /// @param input what the model wrote
    /// @param outcomes as in the file, without their arrows
    record Row(String name, String read, String tool, String input, List<String> outcomes) {
        boolean isNative() {
            return !tool.isEmpty();
        }

        /// What the person is to hear.
        String said() {
            return outcomes.stream()
                    .filter(it -> it.startsWith("says "))
                    .map(it -> it.substring(5).replace("\\n", "\n").replace("LONG", LONG))
                    .findFirst()
                    .orElse("");
        }

        List<String> calls() {
            return outcomes.stream().filter(it -> !it.startsWith("says ")).toList();
        }
    }

    private static final String LONG = "word ".repeat(140).strip();

    static List<Row> rows() throws IOException {
        try (var in = RepairTable.class.getResourceAsStream("calls.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^## ")).skip(1).map(RepairTable::row).toList();
        }
    }

    private static Row row(String section) {
        var lines = new ArrayList<>(section.strip().lines().toList());
        var name = lines.removeFirst();
        var outcomes = lines.stream().filter(it -> it.startsWith("=> ")).map(it -> it.substring(3));
        var given = lines.stream().filter(it -> !it.startsWith("=> ")).toList();
        var rest = new ArrayList<>(given);
        var read = taken(rest, "read: ");
        var tool = taken(rest, "native: ");
        if (!taken(rest, "long: ").isEmpty()) rest.addFirst(LONG);
        return new Row(name, read, tool, String.join("\n", rest), outcomes.toList());
    }

    private static String taken(List<String> lines, String sign) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(sign)) return "";
        return lines.removeFirst().substring(sign.length());
    }
}
