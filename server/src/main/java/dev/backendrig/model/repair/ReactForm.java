package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A call in the lines of ReAct: `Action:` with the tool's name, `Action Input:` with its arguments.
final class ReactForm implements CallForm {
    private static final String SIGN = "Action:";
    private static final Pattern ACTION =
            Pattern.compile("(?:\\*\\*)?Action:(?:\\*\\*)?[ \\t]*+`?([\\w.:-]*+)`?[ \\t]*+");
    private static final Pattern INPUT =
            Pattern.compile("\\s*+(?:\\*\\*)?Action Input:(?:\\*\\*)?\\s*+");
    private static final Pattern END =
            Pattern.compile("\\n\\s*+(?:\\*\\*)?(?:Observation|Thought|Action|Final Answer):");

    @Override
    public Reading read(Passage passage, int at) {
        if (passage.mayBecome(SIGN, at) || passage.mayBecome("**" + SIGN, at)) return Reading.OPEN;
        var text = passage.text();
        var action = ACTION.matcher(text).region(at, text.length());
        if (!action.lookingAt()) return Reading.NONE;
        if (passage.atEnd(action.end()) && !passage.whole()) return Reading.OPEN;
        var next = passage.skipBlank(action.end());
        if (action.group(1).isEmpty()) return below(passage, next);
        var tool = passage.tools().meant(action.group(1));
        if (tool.isEmpty() || action.group(1).isEmpty()) return Reading.NONE;
        return named(passage, new Line(at, action.start(1), action.end(), tool.get()));
    }

    /// @param name where the name begins
    private record Line(int start, int name, int end, ToolSpec tool) {}

    /// The call in a form of its own below the line.
    private static Reading below(Passage passage, int at) {
        if (passage.atEnd(at)) return passage.whole() ? Reading.NONE : Reading.OPEN;
        return CallText.one(passage, at);
    }

    private static Reading named(Passage passage, Line line) {
        var text = passage.text();
        if (!passage.atEnd(line.end) && text.charAt(line.end) == '(') {
            return new PythonForm().read(passage, line.name);
        }
        var input = INPUT.matcher(text).region(line.end, text.length());
        if (!input.lookingAt()) return without(passage, line);
        if (passage.atEnd(input.end()))
            return passage.whole() ? without(passage, line) : Reading.LIKELY;
        return text.charAt(input.end()) == '{'
                ? JsonForm.withArguments(passage, line.tool.name(), line.start, input.end())
                : plain(passage, line, input.end());
    }

    private static Reading without(Passage passage, Line line) {
        var rest = passage.text().substring(line.end).strip();
        if (!passage.whole()) {
            var mayGoOn = "Action Input:".startsWith(rest) || "**Action Input:".startsWith(rest);
            if (mayGoOn) return Reading.LIKELY;
        }
        var call =
                new FoundCall(
                        line.tool.name(),
                        JsonObject.EMPTY,
                        passage.text().substring(line.start, line.end),
                        Set.of());
        return new Reading.Calls(List.of(call), line.end);
    }

    /// A text that is no JSON is the one argument of a tool that takes one.
    private static Reading plain(Passage passage, Line line, int at) {
        if (!passage.whole()) return Reading.LIKELY;
        var text = passage.text();
        var end = END.matcher(text).region(at, text.length());
        var stop = end.find() ? end.start() : text.length();
        var value = new JsonString(text.substring(at, stop).strip());
        var arguments = ArgumentsValue.single(value, Optional.of(line.tool));
        var call =
                new FoundCall(
                        line.tool.name(),
                        arguments.map(ArgumentsValue::arguments).orElse(null),
                        text.substring(line.start, stop),
                        arguments.map(ArgumentsValue::kinds).orElse(Set.of()));
        return new Reading.Calls(List.of(call), stop);
    }
}
