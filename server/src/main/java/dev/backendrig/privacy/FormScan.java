package dev.backendrig.privacy;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One pass over a text that replaces placeholders in it. Linear: at each place a bounded number of
/// characters is looked at.
final class FormScan {
    private final String text;
    private final Hope hope;
    private final Function<Reading.Whole, @Nullable String> replacement;
    private final StringBuilder done = new StringBuilder();
    private int copied;

    /// @param replacement null for what is to stay as it is
    private FormScan(
            String text, Hope hope, Function<Reading.Whole, @Nullable String> replacement) {
        this.text = text;
        this.hope = hope;
        this.replacement = replacement;
    }

    /// The text with what is to be replaced.
    static String replaced(String text, Function<Reading.Whole, @Nullable String> replacement) {
        return of(text, Hope.NONE, replacement).done();
    }

    static Result of(
            String text, Hope hope, Function<Reading.Whole, @Nullable String> replacement) {
        return new FormScan(text, hope, replacement).scan();
    }

    /// @param done the text with what was replaced, up to what is open
    /// @param open the end of the text, which may become a placeholder; often empty
    record Result(String done, String open) {}

    private Result scan() {
        var at = next(text, 0);
        while (at < text.length()) {
            switch (PlaceholderForm.read(text, at, hope)) {
                case Reading.Whole whole -> {
                    replace(whole);
                    at = next(text, whole.end());
                }
                case Reading.Nothing() -> at = next(text, at + 1);
                case Reading.Cut() -> {
                    return result(at);
                }
            }
        }
        return result(at);
    }

    private void replace(Reading.Whole whole) {
        var now = replacement.apply(whole);
        if (now == null) return;
        done.append(text, copied, whole.start()).append(now);
        copied = whole.end();
    }

    private Result result(int end) {
        // Most texts have nothing in them; they are handed on as they are.
        if (copied == 0 && end == text.length()) return new Result(text, "");
        return new Result(done.append(text, copied, end).toString(), text.substring(end));
    }

    /// The next place where one may begin, or the text's end.
    static int next(String text, int from) {
        var at = from;
        while (at < text.length() && !Sign.mayOpen(text.charAt(at))) at++;
        return at;
    }
}
