package dev.backendrig.language;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The sentence that ends every question that is put in the chat: how it is answered. By it such a
/// question is known again in a conversation.
public final class ReplyHint {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private ReplyHint() {}

    public static String in(Language language) {
        return language.choose(
                "Reply “yes” to allow exactly this, once, or “no” to leave it undone; the question"
                        + " is open for 5 minutes.",
                "Balas “ya” untuk mengizinkan persis ini, sekali saja, atau “tidak” untuk"
                        + " membatalkannya; pertanyaan ini berlaku 5 menit.");
    }

    /// Whether a text ends with such a question, however its white space was changed on the way.
    public static boolean isAtEndOf(String text) {
        var said = normalised(text);
        return Stream.of(Language.values()).anyMatch(it -> said.endsWith(normalised(in(it))));
    }

    /// The text with one space for each run of white space, and none at its ends.
    public static String normalised(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
