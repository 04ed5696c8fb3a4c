package dev.backendrig.model.repair;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.repair.Loose.Fault;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A call as JSON: one object or a list of them.
final class JsonForm implements CallForm {
    /// The name of the first member, as far as it is there.
    private static final Pattern FIRST_NAME =
            Pattern.compile("[\\[{\\s]*+[\"'`“]?+([\\w$.-]*+)(\\S?)");

    @Override
    public Reading read(Passage passage, int at) {
        var sign = passage.text().charAt(at);
        if ((sign != '{' && sign != '[') || !mayBegin(passage, at)) return Reading.NONE;
        var shapes = new CallShapes(passage.tools(), passage.marked());
        var loose = LooseJson.read(passage.text(), at);
        if (loose.fault() == Fault.NONE) return whole(passage, at, loose, shapes);
        return passage.whole()
                ? unfinished(passage, at, loose, shapes)
                : open(passage, loose, shapes);
    }

    private static boolean mayBegin(Passage passage, int at) {
        var first = FIRST_NAME.matcher(passage.text()).region(at, passage.text().length());
        if (!first.lookingAt()) return false;
        var finished = !first.group(2).isEmpty();
        if (first.group(1).isEmpty() && finished) return false;
        return passage.marked()
                || new CallShapes(passage.tools(), false).mayBegin(first.group(1), finished);
    }

    private static Reading whole(Passage passage, int at, Loose loose, CallShapes shapes) {
        var calls = shapes.of(loose.value());
        return calls.isEmpty() ? Reading.NONE : calls(passage, at, loose, calls);
    }

    private static Reading open(Passage passage, Loose loose, CallShapes shapes) {
        var name = shapes.name(loose.value());
        if (name.isEmpty()) return loose.isOpen() ? Reading.OPEN : Reading.NONE;
        var isTool = passage.tools().meant(name.get()).isPresent();
        if (isTool || passage.marked()) return Reading.LIKELY;
        // Whether a last quote closes the name is known only by what follows it.
        return endsWithQuote(passage.text()) ? Reading.OPEN : Reading.NONE;
    }

    private static boolean endsWithQuote(String text) {
        var stripped = text.stripTrailing();
        return LooseText.opensString(stripped.charAt(stripped.length() - 1));
    }

    private static Reading unfinished(Passage passage, int at, Loose loose, CallShapes shapes) {
        if (loose.isComplete()) return whole(passage, at, loose, shapes);
        var name = shapes.name(loose.value());
        var tool = name.flatMap(passage.tools()::meant);
        if (name.isEmpty() || (tool.isEmpty() && !passage.marked())) return Reading.NONE;
        var written = passage.text().substring(at);
        var call = FoundCall.unread(tool.map(ToolSpec::name).orElse(name.get()), written);
        return new Reading.Calls(List.of(call), passage.text().length());
    }

    private static Reading calls(Passage passage, int at, Loose loose, List<FoundCall> calls) {
        var written = passage.text().substring(at, loose.end());
        var all = calls.stream().map(it -> it.writtenAs(written)).map(it -> marked(it, loose));
        return new Reading.Calls(all.toList(), loose.end());
    }

    static FoundCall marked(FoundCall call, Loose loose) {
        var mended = loose.mended() ? call.with(RepairKind.SYNTAX) : call;
        return loose.isOpen() ? mended.with(RepairKind.CUT) : mended;
    }

    /// A call of this name with the JSON object that begins here as its arguments.
    static Reading withArguments(Passage passage, String name, int start, int at) {
        var loose = LooseJson.read(passage.text(), at);
        if (loose.isOpen() && !passage.whole()) return Reading.LIKELY;
        var isRead = loose.isComplete() && loose.value() instanceof JsonObject;
        var tool = passage.tools().meant(name);
        var call =
                new FoundCall(
                        tool.map(ToolSpec::name).orElse(name),
                        isRead ? (JsonObject) loose.value() : null,
                        passage.text().substring(start, loose.end()),
                        tool.filter(it -> !it.name().equals(name)).isPresent()
                                ? Set.of(RepairKind.NAME)
                                : Set.of());
        var end = isRead ? loose.end() : passage.text().length();
        return new Reading.Calls(List.of(marked(call, loose)), end);
    }
}
