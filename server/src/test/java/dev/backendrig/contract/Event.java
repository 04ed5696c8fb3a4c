package dev.backendrig.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An event of an event stream.
///
/// @param name `message` where it has none (WHATWG HTML, 9.2.6)
public record Event(String name, String data) {
    /// The events of a stream whose lines end with a line feed, as the server's do.
    public static List<Event> of(String stream) {
        return Stream.of(stream.split("\n\n", -1))
                .filter(block -> !block.isBlank())
                .map(Event::read)
                .toList();
    }

    private static Event read(String block) {
        return new Event(
                values(block, "event: ").findFirst().orElse("message"),
                values(block, "data: ").collect(Collectors.joining("\n")));
    }

    private static Stream<String> values(String block, String field) {
        return block.lines()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()));
    }
}
