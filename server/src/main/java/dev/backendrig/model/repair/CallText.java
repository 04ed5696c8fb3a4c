package dev.backendrig.model.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads calls that stand one after the other, in whatever form each has.
final class CallText {
    /// The forms, those with signs of their own first.
    private static final List<CallForm> FORMS =
            List.of(
                    new HarmonyForm(),
                    new ReactForm(),
                    new XmlForm(),
                    new TagForm(),
                    new FenceForm(),
                    new JsonForm(),
                    new NamedForm(),
                    new PythonForm());

    /// What may stand behind a call without saying anything: signs of templates, brackets too many.
    private static final Pattern NOTHING =
            Pattern.compile(
                    "(?:[\\s}\\]);,`]++|</[\\w:]{1,20}>"
                        + "|<\\|/?(?:im_end|eot_id|eom_id|end|endoftext|call|tool_call|assistant)\\|>"
                        + "|\\[/TOOL_CALLS]|</s>|<end_of_turn>)*+");

    /// What a model plays to itself behind its call: the result is not its to say.
    private static final Pattern PLAYED =
            Pattern.compile(
                    "\\s*(?:\\*\\*)?Observation:|\\s*<(?:tool_response|tool_result|\\|observation\\|)");

    private CallText() {}

    /// The calls that the text from here on consists of; none where anything else stands among or
    /// behind them.
    static Reading read(Passage passage, int from) {
        var calls = new ArrayList<FoundCall>();
        var at = passage.skipBlank(from);
        while (!passage.atEnd(at)) {
            if (!calls.isEmpty() && isPlayed(passage, at)) break;
            switch (one(passage, at)) {
                case Reading.Open open -> {
                    return open;
                }
                case Reading.None _ -> {
                    return calls.isEmpty() ? Reading.NONE : rest(passage, at, calls);
                }
                case Reading.Calls(var found, var end) -> {
                    calls.addAll(found);
                    at = afterSeparator(passage, end);
                }
            }
        }
        if (!passage.whole()) return calls.isEmpty() ? Reading.OPEN : Reading.LIKELY;
        return calls.isEmpty() ? Reading.NONE : new Reading.Calls(calls, passage.text().length());
    }

    /// The calls that begin here, in the first form that fits.
    static Reading one(Passage passage, int at) {
        Reading best = Reading.NONE;
        for (var form : FORMS) {
            var reading = form.read(passage, at);
            if (reading instanceof Reading.Calls) return reading;
            if (reading instanceof Reading.Open(var likely)) {
                if (likely) return reading;
                best = reading;
            }
        }
        return best;
    }

    private static Reading rest(Passage passage, int at, List<FoundCall> calls) {
        var nothing = NOTHING.matcher(passage.text()).region(at, passage.text().length());
        var end = nothing.lookingAt() ? nothing.end() : at;
        if (end == passage.text().length() || isPlayed(passage, end)) {
            return passage.whole()
                    ? new Reading.Calls(calls, passage.text().length())
                    : Reading.LIKELY;
        }
        return mayBeSign(passage, end) ? Reading.LIKELY : Reading.NONE;
    }

    /// Whether a sign may have begun that is not whole yet.
    private static boolean mayBeSign(Passage passage, int at) {
        var left = passage.text().length() - at;
        return !passage.whole()
                && left < 16
                && ("<[*O".indexOf(passage.text().charAt(at)) >= 0)
                && passage.text().substring(at).chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isPlayed(Passage passage, int at) {
        return PLAYED.matcher(passage.text()).region(at, passage.text().length()).lookingAt();
    }

    private static int afterSeparator(Passage passage, int end) {
        var at = passage.skipBlank(end);
        var separated = !passage.atEnd(at) && ",;".indexOf(passage.text().charAt(at)) >= 0;
        return separated ? passage.skipBlank(at + 1) : at;
    }
}
