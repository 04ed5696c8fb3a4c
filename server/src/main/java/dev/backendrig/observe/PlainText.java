package dev.backendrig.observe;

/// Makes text safe to stand in one line of a log that a terminal may show.
final class PlainText {
    private PlainText() {}

    /// The text with control, format and line separating characters written as their code: whoever
    /// chose it can neither begin a line of their own nor send commands to the terminal.
    static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isHarmless(c)) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.toString();
    }

    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /// A field's value: bare where it is one plain word, else in double quotes.
    static String value(String text) {
        if (!text.isEmpty() && text.chars().allMatch(PlainText::isWordPart)) return text;
        return '"' + oneLine(text).replace("\"", "\\\"") + '"';
    }

    private static boolean isWordPart(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '=';
    }
}
