package dev.backendrig.model.repair;

import java.util.List;
import java.util.regex.Pattern;

/// Calls between the signs that chat templates put around them (Hermes and Qwen, Mistral, Llama,
/// Granite, DeepSeek, functionary).
final class TagForm implements CallForm {
    /// @param close empty where the calls go on to the end
    private record Tag(String open, String close) {}

    private static final List<Tag> TAGS =
            List.of(
                    new Tag("<tool_call>", "</tool_call>"),
                    new Tag("<tool_calls>", "</tool_calls>"),
                    new Tag("<function_call>", "</function_call>"),
                    new Tag("<function_calls>", "</function_calls>"),
                    new Tag("<functioncall>", "</functioncall>"),
                    new Tag("<tool_code>", "</tool_code>"),
                    new Tag("<tool_use>", "</tool_use>"),
                    new Tag("<|tool_call|>", "<|/tool_call|>"),
                    new Tag("<|python_tag|>", "<|eom_id|>"),
                    new Tag("[TOOL_CALLS]", "[/TOOL_CALLS]"),
                    new Tag("functools", ""),
                    new Tag("<｜tool▁calls▁begin｜>", "<｜tool▁calls▁end｜>"),
                    new Tag("<｜tool▁call▁begin｜>", "<｜tool▁call▁end｜>"));

    /// What stands between a sign and the name in DeepSeek's form.
    private static final Pattern TYPE = Pattern.compile("(?:function)?<｜tool▁sep｜>");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.:-]{1,63}");
    private static final Pattern NAME_ONLY = Pattern.compile("\\s*+[\\w.:-]*+\\s*+(?:<|$)");
    private static final Pattern KEY =
            Pattern.compile("(?i)name|tool|function|arguments|parameters|args|type|json|id");

    @Override
    public Reading read(Passage passage, int at) {
        for (var tag : TAGS) {
            if (passage.mayBecome(tag.open, at)) return Reading.OPEN;
            if (passage.startsWith(tag.open, at)) return inside(passage, tag, at);
        }
        return Reading.NONE;
    }

    private static Reading inside(Passage passage, Tag tag, int at) {
        var text = passage.text();
        var start = at + tag.open.length();
        var close = tag.close.isEmpty() ? -1 : text.indexOf(tag.close, start);
        var body = text.substring(start, close < 0 ? text.length() : close);
        if (tag.close.isEmpty() && !body.isEmpty() && body.charAt(0) != '[') return Reading.NONE;
        var end = close < 0 ? text.length() : close + tag.close.length();
        var isWhole = close >= 0 || passage.whole();
        var plain = TYPE.matcher(body).replaceAll("");
        var reading = CallText.read(passage.inside(plain, isWhole), 0);
        return switch (reading) {
            case Reading.Open _ -> Reading.LIKELY;
            case Reading.Calls(var calls, var _) -> new Reading.Calls(calls, end);
            case Reading.None _ -> isWhole ? unreadable(passage, plain, end) : unclear(plain);
        };
    }

    private static Reading unclear(String body) {
        return looksLikeCall(body) || NAME_ONLY.matcher(body).lookingAt()
                ? Reading.LIKELY
                : Reading.NONE;
    }

    /// A call that was meant to be one, of which no more can be told than that.
    private static Reading unreadable(Passage passage, String body, int end) {
        if (!looksLikeCall(body)) return Reading.NONE;
        var names = NAME.matcher(body).results().map(it -> it.group()).toList();
        var name =
                names.stream()
                        .filter(it -> passage.tools().spelled(it).isPresent())
                        .findFirst()
                        .or(() ->
                                names.stream().filter(it -> !KEY.matcher(it).matches()).findFirst())
                        .orElse("unreadable");
        return new Reading.Calls(List.of(FoundCall.unread(name, body)), end);
    }

    private static boolean looksLikeCall(String body) {
        var stripped = body.strip();
        return !stripped.isEmpty() && "{[<".indexOf(stripped.charAt(0)) >= 0;
    }
}
