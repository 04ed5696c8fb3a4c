package dev.backendrig.model.repair;

import java.util.regex.Pattern;

/// The text before a call. It tells whether what follows is meant as one or only shown to the person.
final class Lead {
    /// A call without signs of its own stands at the turn's beginning, or behind a few words.
    static final int MOST_CHARS = 600;

    private static final int NEAR = 200;

    /// Words that announce what is only shown: an example, or what somebody else wants.
    private static final Pattern SHOWN =
            Pattern.compile(
                    "(?i)\\bexamples?\\b|\\be\\.g\\.|\\bfor instance\\b|\\bwould"
                        + " (?:look|be)\\b|\\bsays\\b|\\basks\\b|\\btells\\b|\\bwants\\b|\\bwon't\\b|\\bwill"
                        + " not\\b|\\bdo(?:es)? not\\b|\\bdon't\\b"
                        + "|\\binstructs?\\b|\\bcontains\\b|\\bcontoh(?:nya)?\\b|\\bmisalnya\\b|\\bmeminta\\b"
                        + "|\\bmenyuruh\\b|\\btertulis\\b|\\btidak\\b|\\bjangan\\b|\\bberisi\\b");

    private static final Pattern FENCE = Pattern.compile("```");

    private Lead() {}

    /// Whether a call may follow.
    static boolean allows(String lead) {
        if (FENCE.matcher(lead).results().count() % 2 != 0) return false;
        var line = lead.substring(lead.lastIndexOf('\n') + 1);
        if (line.chars().filter(c -> c == '`').count() % 2 != 0) return false;
        var near = lead.substring(Math.max(0, lead.length() - NEAR));
        return !SHOWN.matcher(near).find();
    }
}
