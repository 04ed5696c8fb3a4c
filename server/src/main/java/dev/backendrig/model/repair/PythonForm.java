package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A call as in a program: `click_element(ref=12)`, alone, in `print(…)` or in a list.
final class PythonForm implements CallForm {
    private static final Pattern NAME =
            Pattern.compile("(?:(?:await|return)\\s+)?([A-Za-z_][\\w.:-]{0,79})(\\(?)");
    private static final Pattern PRINT = Pattern.compile("print\\(\\s*(?=[A-Za-z_])");

    @Override
    public Reading read(Passage passage, int at) {
        var text = passage.text();
        if (text.charAt(at) == '[') return list(passage, at);
        var print = PRINT.matcher(text).region(at, text.length());
        if (print.lookingAt()) return printed(passage, at, print.end());
        if (passage.mayBecome("print(", at)) return Reading.OPEN;
        return call(passage, at);
    }

    private static Reading call(Passage passage, int at) {
        var text = passage.text();
        var name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) return Reading.NONE;
        if (name.group(2).isEmpty()) {
            var mayGoOn = !passage.whole() && name.end() == text.length();
            var mayBeName = passage.marked() || passage.tools().mayBecome(name.group(1));
            return mayGoOn && mayBeName ? Reading.OPEN : Reading.NONE;
        }
        var tool = tool(passage, name.group(1));
        if (tool.isEmpty() && !passage.marked()) return Reading.NONE;
        return new Arguments(passage, at, name.end(), name.group(1), tool).read();
    }

    private static Optional<ToolSpec> tool(Passage passage, String name) {
        return passage.marked() ? passage.tools().meant(name) : passage.tools().spelled(name);
    }

    private static Reading printed(Passage passage, int start, int at) {
        return switch (call(passage, at)) {
            case Reading.None none -> none;
            case Reading.Open open -> open;
            case Reading.Calls(var calls, var end) -> {
                var close = passage.skipBlank(end);
                if (passage.atEnd(close)) yield passage.whole() ? Reading.NONE : Reading.LIKELY;
                if (passage.text().charAt(close) != ')') yield Reading.NONE;
                var written = passage.text().substring(start, close + 1);
                yield new Reading.Calls(
                        calls.stream().map(it -> it.writtenAs(written)).toList(), close + 1);
            }
        };
    }

    private static Reading list(Passage passage, int at) {
        var calls = new ArrayList<FoundCall>();
        var next = passage.skipBlank(at + 1);
        while (!passage.atEnd(next)) {
            if (passage.text().charAt(next) == ']' && !calls.isEmpty()) {
                return new Reading.Calls(calls, next + 1);
            }
            if (passage.text().charAt(next) == ',' && !calls.isEmpty()) {
                next = passage.skipBlank(next + 1);
                continue;
            }
            var reading = call(passage, next);
            if (!(reading instanceof Reading.Calls(var found, var end))) return reading;
            calls.addAll(found);
            next = passage.skipBlank(end);
        }
        return passage.whole() || calls.isEmpty() ? open(passage) : Reading.LIKELY;
    }

    private static Reading open(Passage passage) {
        return passage.whole() ? Reading.NONE : Reading.OPEN;
    }

    /// The arguments of one call. Used once.
    private static final class Arguments {
        private static final Pattern KEY = Pattern.compile("([A-Za-z_]\\w*)\\s*[=:](?!=)");

        private final Passage passage;
        private final int start;
        private final String name;
        private final Optional<ToolSpec> tool;
        private final JsonObject.Builder named = JsonObject.builder();
        private final List<ArgumentsValue> unnamed = new ArrayList<>();
        private final EnumSet<RepairKind> kinds = EnumSet.noneOf(RepairKind.class);
        private int at;

        Arguments(Passage passage, int start, int at, String name, Optional<ToolSpec> tool) {
            this.passage = passage;
            this.start = start;
            this.at = at;
            this.name = name;
            this.tool = tool;
        }

        Reading read() {
            while (true) {
                at = passage.skipBlank(at);
                if (passage.atEnd(at)) return unfinished();
                if (passage.text().charAt(at) == ')') return finished();
                if (passage.text().charAt(at) == ',') at++;
                else if (!argument()) return unfinished();
            }
        }

        /// Takes in the next argument; false where it cannot be read.
        private boolean argument() {
            var key = KEY.matcher(passage.text()).region(at, passage.text().length());
            var isNamed = key.lookingAt();
            var value = LooseJson.readArgument(passage.text(), isNamed ? key.end() : at);
            if (value.fault() != Loose.Fault.NONE || value.end() == at) return false;
            if (isNamed) named.put(key.group(1), value.value());
            else if (!addUnnamed(value)) return false;
            at = value.end();
            return true;
        }

        private boolean addUnnamed(Loose value) {
            var read = ArgumentsValue.of(value.value(), tool);
            read.ifPresent(unnamed::add);
            return read.isPresent();
        }

        private Reading finished() {
            var arguments = named.build();
            // Which of several is meant by its place alone is not known.
            if (unnamed.size() > 1 || (!unnamed.isEmpty() && !arguments.isEmpty())) {
                return calls(null, at + 1);
            }
            if (unnamed.isEmpty()) return calls(arguments, at + 1);
            kinds.addAll(unnamed.getFirst().kinds());
            return calls(unnamed.getFirst().arguments(), at + 1);
        }

        private Reading unfinished() {
            if (!passage.whole()) return Reading.LIKELY;
            return calls(null, passage.text().length());
        }

        private Reading calls(@Nullable JsonObject arguments, int end) {
            var meant = tool.map(ToolSpec::name).orElse(name);
            if (!meant.equals(name)) kinds.add(RepairKind.NAME);
            var written = passage.text().substring(start, end);
            return new Reading.Calls(List.of(new FoundCall(meant, arguments, written, kinds)), end);
        }
    }
}
