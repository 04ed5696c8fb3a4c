package dev.backendrig.model.offline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Reads tables of `phrasing => commands` and writes commands in the tables' short form.
final class CommandTable {
    private CommandTable() {}

    /// One row a line; `⏎` in a phrasing is a line break.
    static Stream<Arguments> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" => ", 2))
                .map(row -> Arguments.of(row[0].strip().replace('⏎', '\n'), row[1].strip()));
    }

    static String shortForm(Reading reading) {
        return switch (reading) {
            case Reading.Commands(List<Command> commands) ->
                    commands.stream()
                            .map(CommandTable::shortForm)
                            .collect(Collectors.joining(" + "));
            case Reading.Unclear(String part) -> "unclear {" + part + "}";
            case Reading.Greeting() -> "greeting";
            case Reading.Thanks() -> "thanks";
            case Reading.Other() -> "other";
        };
    }

    private static String shortForm(Command command) {
        return switch (command) {
            case Command.Open(String address) -> "open " + address;
            case Command.Click(Target target) -> "click " + shortForm(target);
            case Command.Type(String text, Target field) ->
                    "type {" + text + "} into " + shortForm(field);
            case Command.ScrollBy(long pixels) -> "scroll by " + pixels;
            case Command.ScrollTo(long x, long y) -> "scroll to " + x + "," + y;
            case Command.ScrollToTop() -> "scroll top";
            case Command.ScrollToBottom() -> "scroll bottom";
            case Command.ListElements list ->
                    "list"
                            + list.roles().stream()
                                    .sorted()
                                    .map(role -> " " + role)
                                    .collect(Collectors.joining())
                                    .toLowerCase(Locale.ROOT);
            case Command.ReadPage() -> "read";
            case Command.Summarise() -> "summarise";
        };
    }

    private static String shortForm(Target target) {
        var role = target.role();
        return "{"
                + target.name()
                + "}"
                + (role == null ? "" : role.name().toLowerCase(Locale.ROOT));
    }
}
