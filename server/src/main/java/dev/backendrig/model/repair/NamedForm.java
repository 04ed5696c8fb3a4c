package dev.backendrig.model.repair;

import java.util.regex.Pattern;

/// A tool's name and its arguments as JSON behind it: `click_element {"ref": 12}`.
final class NamedForm implements CallForm {
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][\\w.:-]{0,79})");

    /// What may stand between the two.
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*+(?:\\[CALL_ID]\\w*+)?(?:\\[ARGS])?:?\\s*+(?:```(?:json)?\\s*+)?");

    @Override
    public Reading read(Passage passage, int at) {
        var name = NAME.matcher(passage.text()).region(at, passage.text().length());
        if (!name.lookingAt()) return Reading.NONE;
        if (name.end() == passage.text().length()) return begun(passage, name.group());
        if (!isTool(passage, name.group())) return Reading.NONE;
        return behind(passage, name.group().replaceFirst(":$", ""), at, name.end());
    }

    private static Reading begun(Passage passage, String name) {
        return !passage.whole() && (passage.marked() || passage.tools().mayBecome(name))
                ? Reading.OPEN
                : Reading.NONE;
    }

    private static boolean isTool(Passage passage, String name) {
        return passage.marked() || passage.tools().spelled(name.replaceFirst(":$", "")).isPresent();
    }

    private static Reading behind(Passage passage, String name, int start, int at) {
        var text = passage.text();
        var between = BETWEEN.matcher(text).region(at, text.length());
        if (!between.lookingAt()) return Reading.NONE;
        var next = between.end();
        if (next == text.length()) return passage.whole() ? Reading.NONE : Reading.OPEN;
        if (text.charAt(next) == '{') {
            return JsonForm.withArguments(passage, name, start, next);
        }
        var mayGoOn =
                !passage.whole()
                        && text.length() - next < 8
                        && "`[".indexOf(text.charAt(next)) >= 0;
        return mayGoOn ? Reading.OPEN : Reading.NONE;
    }
}
