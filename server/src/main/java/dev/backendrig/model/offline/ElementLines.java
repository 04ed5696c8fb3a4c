package dev.backendrig.model.offline;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads elements from lines such as `#12 button "Save"`, `[12] link: About`, `3. textbox Name` or
/// `- button "Save" [ref=12]`.
final class ElementLines {
    private static final int MAX_LINE = 1_000;

    /// Possessive quantifiers throughout: no line makes the matching slow.
    private static final Pattern NUMBER_FIRST =
            Pattern.compile("[-*•\\s]*+([#\\[(<]*+)(\\d{1,15})[\\])>.:,]*+\\s++(.*+)");

    private static final Pattern NUMBER_LAST =
            Pattern.compile("[-*•\\s]*+([^\\[]*+)\\[(?:ref|id)=(\\d{1,15})].*+");
    private static final Pattern ROLE_AND_NAME =
            Pattern.compile("[\\[(<]?+([\\p{L}-]++)[\\])>:,]*+(?:\\s++(.*+))?");

    private ElementLines() {}

    static List<Element> read(String text) {
        return text.lines()
                .filter(line -> line.length() <= MAX_LINE)
                .flatMap(line -> element(line).stream())
                .toList();
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
