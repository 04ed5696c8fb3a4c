package dev.backendrig.config;

import static dev.backendrig.config.Variable.ANTHROPIC_API_KEY;
import static dev.backendrig.config.Variable.ANTHROPIC_BASE_URL;
import static dev.backendrig.config.Variable.GEMINI_API_KEY;
import static dev.backendrig.config.Variable.GEMINI_BASE_URL;
import static dev.backendrig.config.Variable.GOOGLE_API_KEY;
import static dev.backendrig.config.Variable.OLLAMA_BASE_URL;
import static dev.backendrig.config.Variable.OPENAI_API_KEY;
import static dev.backendrig.config.Variable.OPENAI_BASE_URL;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A provider whose wire the server speaks. Of those that are configured the first one answers, where
/// no other is asked for.
enum ProviderFamily {
    GEMINI("Gemini", List.of(GEMINI_API_KEY, GOOGLE_API_KEY), GEMINI_BASE_URL) {
        /// An address does not make up for the key: every Gemini wants one.
        @Override
        boolean isConfigured(Values values) {
            return key(values).isPresent();
        }
    },
    OPENAI("OpenAI", List.of(OPENAI_API_KEY), OPENAI_BASE_URL),
    ANTHROPIC("Anthropic", List.of(ANTHROPIC_API_KEY), ANTHROPIC_BASE_URL),
    OLLAMA("Ollama", List.of(), OLLAMA_BASE_URL) {
        @Override
        boolean isConfigured(Values values) {
            return values.isSet(OLLAMA_BASE_URL);
        }
    };

    private final String title;
    private final List<Variable> keys;
    private final Variable baseUrl;

    /// @param keys the names of its key, the one that counts first
    ProviderFamily(String title, List<Variable> keys, Variable baseUrl) {
        this.title = title;
        this.keys = keys;
        this.baseUrl = baseUrl;
    }

    /// As settings and names of models say it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As people call it.
    String title() {
        return title;
    }

    Variable baseUrl() {
        return baseUrl;
    }

    /// The variable that the key is set in.
    Optional<Variable> key(Values values) {
        return keys.stream().filter(values::isSet).findFirst();
    }

    /// The variable that a key belongs in, where the provider has keys.
    Optional<Variable> keyName(Values values) {
        return key(values).or(() -> keys.stream().findFirst());
    }

    /// Whether enough is set to ask it: a key, or the address of a server that may need none.
    boolean isConfigured(Values values) {
        return key(values).isPresent() || !isUsual(values);
    }

    /// Whether it is asked at its own address.
    boolean isUsual(Values values) {
        var rule = AddressRules.baseUrl();
        return rule.read(baseUrl.defaultText()).equals(Optional.of(values.get(baseUrl, rule)));
    }

    /// The one of this name.
    static Optional<ProviderFamily> of(String word) {
        for (var family : values()) {
            if (family.word().equalsIgnoreCase(word)) return Optional.of(family);
        }
        return Optional.empty();
    }
}
