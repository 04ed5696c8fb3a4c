package dev.backendrig.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What models may be called.
public final class ModelNames {
    private static final Pattern GEMINI = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /// Such as `gpt-6.2-sol`, `qwen3:8b` and `meta-llama/llama-4:free`.
    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@+/-]{0,199}");

    private ModelNames() {}

    /// A name as the provider writes it. Google's own listings write theirs as `models/…`.
    static Rule<String> of(ProviderFamily family) {
        return family == ProviderFamily.GEMINI
                ? new Rule<>(
                        "a model's name such as gemini-flash-latest",
                        text -> read(GEMINI, text.replaceFirst("^models/", "")))
                : new Rule<>(
                        "a model's name such as gpt-6.2-sol, qwen3:8b or meta-llama/llama-4:free",
                        text -> read(ANY, text));
    }

    /// A name behind its provider's, such as `openai/gpt-6.2-sol`, with the provider in small letters;
    /// empty where it is none.
    public static Optional<String> read(String text) {
        return qualified().read(text);
    }

    /// The same as a rule.
    static Rule<String> qualified() {
        return new Rule<>(
                "provider/name with one of the providers gemini, openai, anthropic, ollama,"
                        + " offline, such as openai/gpt-6.2-sol",
                ModelNames::readQualified);
    }

    private static Optional<String> readQualified(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) return Optional.empty();
        var provider = text.substring(0, slash).toLowerCase(Locale.ROOT);
        var name = text.substring(slash + 1);
        if (provider.equals(Settings.Model.OFFLINE)) {
            return Optional.of(provider + "/" + name).filter(it -> name.equals(provider));
        }
        return ProviderFamily.of(provider)
                .flatMap(family -> of(family).read(name))
                .map(it -> provider + "/" + it);
    }

    private static Optional<String> read(Pattern pattern, String name) {
        var isName = pattern.matcher(name).matches() && !name.contains("//");
        return isName && !name.contains("..") ? Optional.of(name) : Optional.empty();
    }
}
