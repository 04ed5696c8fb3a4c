package dev.backendrig.model.offline;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads elements from lines such as `#12 button "Save"`, `[12] link: About`, `3. textbox Name` or
/// `- button "Save" [ref=12]`.
final class ElementLines {
    private static final int MAX_LINE = 1_000;

    /// Possessive quantifiers throughout: no line makes the matching slow.
    private static final Pattern NUMBER_FIRST =
            Pattern.compile("[-*•\\s]*+[#\\[(<]*+(\\d{1,15})[\\])>.:,]*+\\s++(.*+)");

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
        if (first.matches()) return Optional.of(element(first, 1, 2));
        var last = NUMBER_LAST.matcher(line);
        return last.matches() ? Optional.of(element(last, 2, 1)) : Optional.empty();
    }

    private static Element element(Matcher line, int refGroup, int restGroup) {
        var ref = Long.parseLong(line.group(refGroup));
        var rest = line.group(restGroup).strip();
        var parts = ROLE_AND_NAME.matcher(rest);
        if (parts.matches() && Role.ofPage(parts.group(1)).isPresent()) {
            var name = parts.group(2);
            return new Element(ref, parts.group(1), List.of(unquoted(name == null ? "" : name)));
        }
        return new Element(ref, "", List.of(unquoted(rest)));
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
