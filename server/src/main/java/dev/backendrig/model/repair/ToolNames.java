package dev.backendrig.model.repair;

import dev.backendrig.message.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names of the tools that a model is offered, and what it may have meant by another one.
/// Immutable.
///
/// A name is another's misspelling where case, separators, a common prefix, a plural or a slip of one or
/// two letters is all that differs, and no other tool's name is as near. The first letter and all digits
/// stand as they are: `send` is not `unsend`, `page_1` not `page_2`.
final class ToolNames {
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^(?:functions?|tools?|browser|default_api|api|multi_tool_use|assistant)[.:/]+",
                    Pattern.CASE_INSENSITIVE);

    /// Words that a prefix may begin with, followed by the point that ends it.
    private static final Pattern PREFIX_BEGUN =
            begun("functions.", "browser.", "default_api.", "tools.");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_.\\-]+");
    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

    /// A shorter name is too near to other words for one slip, or for two.
    private static final int LENGTH_FOR_ONE = 5;

    private static final int LENGTH_FOR_TWO = 9;

    private final Map<String, ToolSpec> byName = new LinkedHashMap<>();

    ToolNames(List<ToolSpec> tools) {
        for (var tool : tools) byName.put(tool.name(), tool);
    }

    private static Pattern begun(String... words) {
        return Pattern.compile(
                Stream.of(words)
                        .flatMap(word ->
                                IntStream.rangeClosed(1, word.length())
                                        .mapToObj(end -> Pattern.quote(word.substring(0, end))))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    Optional<ToolSpec> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The tool of this name, or of the one that it writes in another way.
    Optional<ToolSpec> spelled(String name) {
        var tool = byName.get(name);
        return tool != null ? Optional.of(tool) : only(key(name), String::equals);
    }

    /// The tool that is meant; empty where it may be several.
    Optional<ToolSpec> meant(String name) {
        return spelled(name)
                .or(() -> only(key(name), ToolNames::isPlural))
                .or(() -> only(key(name), (a, b) -> isSlip(a, b, 1)))
                .or(() ->
                        // With one slip it may be several already.
                        near(key(name), (a, b) -> isSlip(a, b, 1)) > 0
                                ? Optional.empty()
                                : only(key(name), (a, b) -> isSlip(a, b, 2)));
    }

    /// Whether a name may go on to be one of these.
    boolean mayBecome(String begin) {
        var key = key(begin);
        if (PREFIX_BEGUN.matcher(begin).matches() && !begin.isEmpty()) return true;
        return byName.keySet().stream().anyMatch(name -> key(name).startsWith(key));
    }

    private Optional<ToolSpec> only(String key, BiPredicate<String, String> same) {
        var found =
                byName.values().stream()
                        .filter(tool -> same.test(key(tool.name()), key))
                        .limit(2)
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private long near(String key, BiPredicate<String, String> same) {
        return byName.keySet().stream().filter(name -> same.test(key(name), key)).count();
    }

    /// A name without what models write differently.
    static String key(String name) {
        var bare = PREFIX.matcher(name.strip()).replaceFirst("");
        var called = bare.endsWith("()") ? bare.substring(0, bare.length() - 2) : bare;
        return SEPARATORS.matcher(called).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static boolean isPlural(String a, String b) {
        return (a + "s").equals(b) || (b + "s").equals(a);
    }

    static boolean isSlip(String a, String b, int most) {
        var length = Math.min(a.length(), b.length());
        if (length < (most == 1 ? LENGTH_FOR_ONE : LENGTH_FOR_TWO)) return false;
        return a.charAt(0) == b.charAt(0)
                && digits(a).equals(digits(b))
                && EditDistance.of(a, b) <= most;
    }

    private static String digits(String text) {
        return NO_DIGITS.matcher(text).replaceAll("");
    }
}
