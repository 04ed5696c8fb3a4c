package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call with its name or its arguments in elements: `<function=name>`, `<invoke name="…">`,
/// `<click_element>`, and the pairs of GLM.
final class XmlForm implements CallForm {
    /// An element that names a tool, and where its content begins.
    private static final Pattern OPEN =
            Pattern.compile(
                    "<function=\"?([\\w.:-]++)\"?\\s*+>"
                        + "|<(?:invoke|function|tool)\\s++name=[\"']([\\w.:-]++)[\"']\\s*+>"
                        + "|<([\\w.:-]++)((?:\\s++[\\w-]++=(?:\"[^\"]*+\"|'[^']*+'))*+)\\s*+(/?)>");

    private static final Pattern NAME_ELEMENT =
            Pattern.compile("<(?:tool_)?name>\\s*+([\\w.:-]++)\\s*+</(?:tool_)?name>\\s*+");
    private static final Pattern ARGUMENTS_ELEMENT =
            Pattern.compile("<(arguments|parameters|args|input)>(.*?)(?:</\\1>|$)", Pattern.DOTALL);
    private static final Pattern PAIRS = Pattern.compile("([\\w.:-]++)\\s*+(?=<arg_key>)");
    private static final List<String> SIGNS =
            List.of("<function=", "<invoke ", "<function ", "<tool ");

    @Override
    public Reading read(Passage passage, int at) {
        if (passage.marked()) {
            var own = ofTemplates(passage, at);
            if (!(own instanceof Reading.None)) return own;
        }
        if (passage.text().charAt(at) != '<') return Reading.NONE;
        var open = OPEN.matcher(passage.text()).region(at, passage.text().length());
        if (!open.lookingAt()) return unfinished(passage, at);
        var name = name(open);
        var known = passage.tools().spelled(name).isPresent();
        // `<anything>` is an element like any other.
        if (!known && open.group(3) != null) return Reading.NONE;
        if (open.group(4) != null && !open.group(5).isEmpty()) {
            var arguments = XmlArguments.ofAttributes(open.group(4));
            return calls(passage, name, Optional.of(arguments), at, open.end());
        }
        return content(passage, name, at, open);
    }

    private static String name(Matcher open) {
        if (open.group(1) != null) return open.group(1);
        return open.group(2) != null ? open.group(2) : open.group(3);
    }

    private static Reading content(Passage passage, String name, int at, Matcher open) {
        var text = passage.text();
        var element = open.group(3) != null ? open.group(3) : elementName(open.group());
        var close = text.indexOf("</" + element + ">", open.end());
        if (close < 0 && !passage.whole()) return Reading.LIKELY;
        var body = text.substring(open.end(), close < 0 ? text.length() : close);
        var end = close < 0 ? text.length() : close + element.length() + 3;
        return calls(passage, name, XmlArguments.ofContent(body), at, end);
    }

    private static String elementName(String tag) {
        return tag.startsWith("<invoke") ? "invoke" : tag.startsWith("<tool") ? "tool" : "function";
    }

    private static Reading unfinished(Passage passage, int at) {
        if (passage.whole()) return Reading.NONE;
        if (SIGNS.stream().anyMatch(it -> passage.startsWith(it, at))) return Reading.LIKELY;
        if (SIGNS.stream().anyMatch(it -> passage.mayBecome(it, at))) return Reading.OPEN;
        var begun = passage.text().substring(at + 1).split("[\\s/>]", 2);
        var isTool =
                begun.length > 1
                        ? passage.tools().spelled(begun[0]).isPresent()
                        : passage.tools().mayBecome(begun[0]);
        return isTool ? Reading.OPEN : Reading.NONE;
    }

    /// What only stands within other signs: `<name>…</name><arguments>…</arguments>`, and a name with
    /// pairs of `<arg_key>` and `<arg_value>`.
    private static Reading ofTemplates(Passage passage, int at) {
        var text = passage.text();
        var name = NAME_ELEMENT.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            if (!passage.whole()) return Reading.LIKELY;
            var given = ARGUMENTS_ELEMENT.matcher(text).region(name.end(), text.length());
            var arguments =
                    given.lookingAt()
                            ? XmlArguments.ofContent(given.group(2))
                            : Optional.of(JsonObject.EMPTY);
            return calls(passage, name.group(1), arguments, at, text.length());
        }
        var pairs = PAIRS.matcher(text).region(at, text.length());
        if (!pairs.lookingAt()) return Reading.NONE;
        if (!passage.whole()) return Reading.LIKELY;
        var arguments = XmlArguments.ofPairs(text.substring(pairs.end()));
        return calls(passage, pairs.group(1), arguments, at, text.length());
    }

    private static Reading calls(
            Passage passage, String name, Optional<JsonObject> arguments, int start, int end) {
        var tool = passage.tools().meant(name);
        var meant = tool.map(ToolSpec::name).orElse(name);
        var call =
                new FoundCall(
                        meant,
                        arguments.orElse(null),
                        passage.text().substring(start, end),
                        meant.equals(name) ? Set.of() : Set.of(RepairKind.NAME));
        return new Reading.Calls(List.of(call), end);
    }
}
