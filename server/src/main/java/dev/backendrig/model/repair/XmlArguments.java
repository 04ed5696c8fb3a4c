package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/// Arguments in elements or attributes. All values are texts: what else they are to be says the
/// schema.
final class XmlArguments {
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]++)=(?:\"([^\"]*+)\"|'([^']*+)')");
    private static final Pattern CHILD =
            Pattern.compile(
                    "\\s*+<(?:(?:parameter|arg|argument)(?:=\"?([\\w.-]++)\"?|\\s++name=[\"']([\\w.-]++)[\"'][^>]*+)"
                        + "|([\\w.-]++))\\s*+>(.*?)</(?:parameter|arg|argument|\\3)>\\s*+",
                    Pattern.DOTALL);
    private static final Pattern PAIR =
            Pattern.compile(
                    "\\s*+<arg_key>(.*?)</arg_key>\\s*+<arg_value>(.*?)</arg_value>\\s*+",
                    Pattern.DOTALL);

    private XmlArguments() {}

    static JsonObject ofAttributes(String attributes) {
        var arguments = JsonObject.builder();
        var each = ATTRIBUTE.matcher(attributes);
        while (each.find()) {
            var value = each.group(2) == null ? each.group(3) : each.group(2);
            arguments.put(each.group(1), unescaped(value));
        }
        return arguments.build();
    }

    /// A JSON object or an element for each argument; empty where it is neither.
    static Optional<JsonObject> ofContent(String content) {
        var stripped = content.strip();
        if (stripped.isEmpty()) return Optional.of(JsonObject.EMPTY);
        if (!stripped.startsWith("{")) return ofElements(CHILD, content);
        var read = LooseJson.read(stripped, 0);
        return read.isComplete() && read.value() instanceof JsonObject object
                ? Optional.of(object)
                : Optional.empty();
    }

    /// `<arg_key>ref</arg_key><arg_value>12</arg_value>`.
    static Optional<JsonObject> ofPairs(String content) {
        return ofElements(PAIR, content);
    }

    private static Optional<JsonObject> ofElements(Pattern element, String content) {
        var arguments = JsonObject.builder();
        var at = 0;
        var each = element.matcher(content);
        while (at < content.length()) {
            each.region(at, content.length());
            if (!each.lookingAt()) return Optional.empty();
            arguments.put(name(element, each), unescaped(trimmed(each.group(each.groupCount()))));
            at = each.end();
        }
        return Optional.of(arguments.build());
    }

    private static String name(Pattern element, java.util.regex.Matcher each) {
        if (element == PAIR) return each.group(1).strip();
        for (var i = 1; i <= 3; i++) {
            if (each.group(i) != null) return each.group(i);
        }
        throw new IllegalStateException("an argument has no name");
    }

    /// Without the line breaks that templates put around a value.
    private static String trimmed(String value) {
        var start = value.startsWith("\n") ? 1 : 0;
        var end =
                value.length() > start && value.endsWith("\n")
                        ? value.length() - 1
                        : value.length();
        return value.substring(start, end);
    }

    private static String unescaped(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
