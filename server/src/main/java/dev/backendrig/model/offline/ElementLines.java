package dev.backendrig.model.offline;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads elements from lines such as `#12 button "Save"`, `[12] link: About`, `3. textbox Name` or
/// `- button "Save" [ref=12]`, or a snapshot, in which several may stand on one line.
final class ElementLines {
    private static final int MAX_LINE = 1_000;

    /// Possessive quantifiers throughout: no line makes the matching slow.
    private static final Pattern NUMBER_FIRST =
            Pattern.compile("[-*•\\s]*+([#\\[(<]*+)(\\d{1,15})[\\])>.:,]*+\\s++(.*+)");

    private static final Pattern NUMBER_LAST =
            Pattern.compile("[-*•\\s]*+([^\\[]*+)\\[(?:ref|id)=(\\d{1,15})].*+");

    /// As a snapshot writes it, with text around it and its state behind it.
    private static final Pattern IN_SNAPSHOT =
            Pattern.compile("#(\\d{1,15}) ([\\p{L}-]++)(?: \"([^\"]*+)\")?+");

    private static final Pattern ROLE_AND_NAME =
            Pattern.compile("[\\[(<]?+([\\p{L}-]++)[\\])>:,]*+(?:\\s++(.*+))?");

    private ElementLines() {}

    static List<Element> read(String text) {
        return text.lines()
                .filter(line -> line.length() <= MAX_LINE)
                .flatMap(ElementLines::elements)
                .toList();
    }

    private static Stream<Element> elements(String line) {
        var inside = IN_SNAPSHOT.matcher(line).results().toList();
        var alone = inside.size() == 1 && line.endsWith(inside.getFirst().group());
        if (inside.isEmpty() || alone) return element(line).stream();
        return inside.stream().map(ElementLines::element);
    }

    private static Element element(MatchResult inside) {
        var name = inside.group(3);
        return new Element(
                Long.parseLong(inside.group(1)),
                inside.group(2),
                List.of(name == null ? "" : name));
    }

    private static Optional<Element> element(String line) {
        var first = NUMBER_FIRST.matcher(line);
        if (first.matches()) {
            var marked = !first.group(1).isEmpty();
            return Optional.of(element(first.group(2), first.group(3)))
                    // A line of prose may begin with a bare number.
                    .filter(element -> marked || element.kind().isPresent());
        }
        var last = NUMBER_LAST.matcher(line);
        return last.matches()
                ? Optional.of(element(last.group(2), last.group(1)))
                : Optional.empty();
    }

    private static Element element(String ref, String rest) {
        var number = Long.parseLong(ref);
        var parts = ROLE_AND_NAME.matcher(rest.strip());
        if (parts.matches() && Role.ofPage(parts.group(1)).isPresent()) {
            var name = parts.group(2);
            return new Element(number, parts.group(1), List.of(unquoted(name == null ? "" : name)));
        }
        return new Element(number, "", List.of(unquoted(rest)));
    }

    private static String unquoted(String name) {
        var bare = name.strip();
        var quoted =
                bare.length() >= 2
                        && "\"'“".indexOf(bare.charAt(0)) >= 0
                        && "\"'”".indexOf(bare.charAt(bare.length() - 1)) >= 0;
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
