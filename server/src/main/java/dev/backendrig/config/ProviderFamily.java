package dev.backendrig.config;

import static dev.backendrig.config.Variable.ANTHROPIC_API_KEY;
import static dev.backendrig.config.Variable.ANTHROPIC_BASE_URL;
import static dev.backendrig.config.Variable.GEMINI_API_KEY;
import static dev.backendrig.config.Variable.GEMINI_BASE_URL;
import static dev.backendrig.config.Variable.GEMINI_MODEL;
import static dev.backendrig.config.Variable.GOOGLE_API_KEY;
import static dev.backendrig.config.Variable.OLLAMA_BASE_URL;
import static dev.backendrig.config.Variable.OPENAI_API_KEY;
import static dev.backendrig.config.Variable.OPENAI_BASE_URL;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider whose wire the server speaks. Of those that are configured the first one answers, where
/// no other is asked for.
enum ProviderFamily {
    GEMINI("Gemini", GEMINI_API_KEY, GEMINI_BASE_URL, GEMINI_MODEL.defaultText()),
    OPENAI("OpenAI", OPENAI_API_KEY, OPENAI_BASE_URL, "gpt-6.2-sol"),
    ANTHROPIC("Anthropic", ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, "claude-sonnet-5-5"),
    OLLAMA("Ollama", null, OLLAMA_BASE_URL, "qwen3:8b");

    private final String title;
    private final @Nullable Variable key;
    private final Variable baseUrl;
    private final String usualModel;

    /// @param key null where it has none
    ProviderFamily(String title, @Nullable Variable key, Variable baseUrl, String usualModel) {
        this.title = title;
        this.key = key;
        this.baseUrl = baseUrl;
        this.usualModel = usualModel;
    }

    /// As settings and names of models say it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As people call it.
    String title() {
        return title;
    }

    /// The model that is asked where nobody names one.
    String usualModel() {
        return usualModel;
    }

    Variable baseUrl() {
        return baseUrl;
    }

    /// The variable that the key is set in, or belongs in; empty where the provider has no keys.
    Optional<Variable> keyName(Values values) {
        var isOlder =
                this == GEMINI && !values.isSet(GEMINI_API_KEY) && values.isSet(GOOGLE_API_KEY);
        return isOlder ? Optional.of(GOOGLE_API_KEY) : Optional.ofNullable(key);
    }

    /// Whether enough is set to ask it: a key, or the address of a server that may need none. Every
    /// Gemini wants a key; Ollama has none, and its usual address means one on this machine.
    ///
    /// @param usual whether its address is its own
    boolean isConfigured(Values values, boolean usual) {
        var hasKey = keyName(values).filter(values::isSet).isPresent();
        return switch (this) {
            case GEMINI -> hasKey;
            case OPENAI, ANTHROPIC -> hasKey || !usual;
            case OLLAMA -> values.isSet(baseUrl);
        };
    }

    /// The provider's own address.
    URI usualAddress() {
        return AddressRules.baseUrl().read(baseUrl.defaultText()).orElseThrow();
    }

    /// The one of this name.
    static Optional<ProviderFamily> of(String word) {
        for (var family : values()) {
            if (family.word().equalsIgnoreCase(word)) return Optional.of(family);
        }
        return Optional.empty();
    }
}
