package dev.backendrig.model.repair;

import java.util.Locale;
import java.util.Set;

/// A call in a code fence. A fence in a language that no call is written in is none.
final class FenceForm implements CallForm {
    private static final String FENCE = "```";

    /// Languages of fences that hold nothing but calls.
    private static final Set<String> OF_CALLS =
            Set.of(
                    "tool_call",
                    "tool_calls",
                    "tool_code",
                    "tool",
                    "tools",
                    "tool_use",
                    "function_call",
                    "function",
                    "functions",
                    "call",
                    "action");

    private static final Set<String> OTHERS =
            Set.of("", "json", "json5", "jsonc", "xml", "python", "py", "text", "plaintext", "txt");

    @Override
    public Reading read(Passage passage, int at) {
        if (passage.mayBecome(FENCE, at)) return Reading.OPEN;
        if (!passage.startsWith(FENCE, at)) return Reading.NONE;
        var start = at + FENCE.length();
        var end = endOfWord(passage.text(), start);
        var language = passage.text().substring(start, end).toLowerCase(Locale.ROOT);
        if (passage.atEnd(end) && !passage.whole()) return opened(language, passage.tools());
        return isTool(language, passage.tools())
                ? body(passage, start, true)
                : isKnown(language)
                        ? body(passage, end, OF_CALLS.contains(language))
                        : Reading.NONE;
    }

    private static Reading opened(String language, ToolNames tools) {
        if (isTool(language, tools)) return Reading.LIKELY;
        var may =
                OF_CALLS.stream().anyMatch(it -> it.startsWith(language))
                        || OTHERS.stream().anyMatch(it -> it.startsWith(language))
                        || tools.mayBecome(language);
        return may ? Reading.OPEN : Reading.NONE;
    }

    private static boolean isKnown(String language) {
        return OF_CALLS.contains(language) || OTHERS.contains(language);
    }

    private static boolean isTool(String language, ToolNames tools) {
        return !language.isEmpty() && !isKnown(language) && tools.spelled(language).isPresent();
    }

    private static Reading body(Passage passage, int start, boolean ofCalls) {
        var text = passage.text();
        var close = close(text, start);
        var body = text.substring(start, close < 0 ? text.length() : close);
        var isWhole = close >= 0 || passage.whole();
        var inside = new Passage(body, isWhole, ofCalls || passage.marked(), passage.tools());
        var reading = CallText.read(inside, 0);
        return reading instanceof Reading.Calls(var calls, var _)
                ? new Reading.Calls(calls, close < 0 ? text.length() : close + FENCE.length())
                : reading;
    }

    private static int close(String text, int start) {
        var onItsOwnLine = text.indexOf("\n" + FENCE, start);
        return onItsOwnLine >= 0 ? onItsOwnLine + 1 : text.indexOf(FENCE, start);
    }

    private static int endOfWord(String text, int start) {
        var end = start;
        while (end < text.length() && isOfWord(text.charAt(end))) end++;
        return end;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
