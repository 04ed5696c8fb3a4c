package dev.backendrig.safety.elements;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the elements of a snapshot (extension/README.md, "A snapshot"). Used by one thread, once.
///
/// Page text in a snapshot never holds `#` before a digit, and no name holds a double quote, so
/// text of a page cannot pass for an element. Every pattern is linear.
final class SnapshotReader {
    static final int MAX_ELEMENTS = 5_000;

    private static final int MAX_AROUND = 300;

    private static final Pattern PIECE =
            Pattern.compile("#(\\d{1,9}) ([\\p{L}-]++)(?: \"([^\"]*+)\")?+");

    /// `form "x" → host`, `dialog "x"`, `group "x"`.
    private static final Pattern AREA =
            Pattern.compile("([a-z]++)(?: \"([^\"]*+)\")?+(?: → (\\S++))?+[^#\"]*+");

    private static final Pattern HEADING = Pattern.compile("h[1-6] (.*+)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"|\\([^)]*+\\)");
    private static final Pattern LEADS_TO = Pattern.compile("→ (\\S++)");
    private static final Set<String> AREAS =
            Set.of("form", "search", "dialog", "alertdialog", "group", "region", "table", "list");

    private record Area(int indent, String kind, String name, String host, int number) {}

    private final Deque<Area> areas = new ArrayDeque<>();
    private final List<Element> found = new ArrayList<>();
    private String heading = "";
    private int forms;

    /// A nameless element whose text stands in the deeper lines below it.
    private @Nullable Element nameless;

    private int namelessIndent;

    private SnapshotReader() {}

    /// The elements in the page's order.
    static List<Element> read(String text) {
        var reader = new SnapshotReader();
        text.lines().forEach(reader::line);
        return List.copyOf(reader.found);
    }

    private void line(String line) {
        var indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') indent++;
        var body = line.substring(indent);
        while (!areas.isEmpty() && areas.getFirst().indent() >= indent) areas.pop();
        name(indent, body);
        var title = HEADING.matcher(body);
        if (title.matches()) heading = title.group(1);
        var area = AREA.matcher(body);
        if (area.matches() && AREAS.contains(area.group(1))) {
            enter(indent, area);
        } else {
            pieces(indent, body);
        }
    }

    private void enter(int indent, Matcher area) {
        var kind = area.group(1);
        var isForm = kind.equals("form") || kind.equals("search");
        areas.push(
                new Area(
                        indent,
                        kind,
                        area.group(2) == null ? "" : area.group(2),
                        area.group(3) == null ? "" : area.group(3).toLowerCase(Locale.ROOT),
                        isForm ? forms++ : Place.NO_FORM));
    }

    private void pieces(int indent, String body) {
        if (body.indexOf('#') < 0) return;
        var pieces = PIECE.matcher(body);
        var at = pieces.find();
        while (at && found.size() < MAX_ELEMENTS) {
            var ref = Long.parseLong(pieces.group(1));
            var role = pieces.group(2).toLowerCase(Locale.ROOT);
            var name = pieces.group(3) == null ? "" : pieces.group(3);
            var start = pieces.end();
            at = pieces.find();
            var element = element(ref, role, name, body, start, at ? pieces.start() : -1);
            found.add(element);
            nameless = name.isEmpty() && !element.isField() ? element : null;
            namelessIndent = indent;
        }
    }

    private Element element(long ref, String role, String name, String body, int start, int next) {
        var tail = next < 0 ? body.substring(start) : body.substring(start, next);
        var bar = QUOTED.matcher(tail).replaceAll("");
        var state = bar.contains(" | ") ? bar.substring(0, bar.indexOf(" | ")) : bar;
        var host = LEADS_TO.matcher(state);
        return new Element(
                ref,
                role,
                name,
                traits(List.of(state.strip().split("[ ,]+", -1))),
                "",
                host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "",
                place());
    }

    private static Set<Trait> traits(List<String> words) {
        var traits = EnumSet.noneOf(Trait.class);
        for (var word : words) {
            switch (word) {
                case "submit" -> traits.add(Trait.SUBMIT);
                case "secret", "filled" -> traits.add(Trait.SECRET);
                case "download" -> traits.add(Trait.DOWNLOAD);
                case "focused" -> traits.add(Trait.FOCUSED);
                default -> {
                    // States that no rule asks for.
                }
            }
        }
        return traits;
    }

    private Place place() {
        var form = areas.stream().filter(area -> area.number() >= 0).findFirst();
        var inDialog = areas.stream().anyMatch(area -> area.kind().endsWith("dialog"));
        var names = areas.stream().map(Area::name).filter(name -> !name.isEmpty());
        var around = names.collect(Collectors.joining(" | ")) + " | " + heading;
        return new Place(
                form.map(Area::number).orElse(Place.NO_FORM),
                form.map(Area::host).orElse(""),
                inDialog,
                around.substring(0, Math.min(around.length(), MAX_AROUND)));
    }

    /// The first line of text inside a nameless element is taken for its name.
    private void name(int indent, String body) {
        var element = nameless;
        nameless = null;
        if (element == null || indent <= namelessIndent || body.indexOf('#') >= 0) return;
        found.set(found.size() - 1, element.named(body));
    }
}
