package dev.backendrig.model.repair;

import java.util.regex.Pattern;

/// A call in the channels of OpenAI's open models (Harmony response format, "Function calling").
final class HarmonyForm implements CallForm {
    private static final String CHANNEL = "<|channel|>";
    private static final String START = "<|start|>";
    private static final Pattern HEAD =
            Pattern.compile(
                    "(?:<\\|start\\|>assistant)?(?:<\\|channel\\|>(?:commentary|analysis))?"
                            + "\\s*+to=([\\w.:-]++)[^{]{0,60}?<\\|message\\|>\\s*+");

    private static final int LONGEST_HEAD = 200;

    @Override
    public Reading read(Passage passage, int at) {
        if (passage.mayBecome(CHANNEL, at) || passage.mayBecome(START, at)) return Reading.OPEN;
        if (!passage.startsWith(CHANNEL, at) && !passage.startsWith(START, at)) return Reading.NONE;
        var text = passage.text();
        var head = HEAD.matcher(text).region(at, text.length());
        if (!head.lookingAt()) {
            var mayGoOn = !passage.whole() && text.length() - at < LONGEST_HEAD;
            return mayGoOn ? Reading.OPEN : Reading.NONE;
        }
        if (passage.atEnd(head.end())) return passage.whole() ? Reading.NONE : Reading.LIKELY;
        return JsonForm.withArguments(passage, head.group(1), at, head.end());
    }
}
