package dev.backendrig.config;

import static dev.backendrig.config.Variable.GEMINI_GOOGLE_SEARCH;
import static dev.backendrig.config.Variable.GEMINI_MODEL;
import static dev.backendrig.config.Variable.MODEL;
import static dev.backendrig.config.Variable.MODEL_CONNECT_TIMEOUT;
import static dev.backendrig.config.Variable.MODEL_FALLBACK;
import static dev.backendrig.config.Variable.MODEL_FIRST_EVENT_TIMEOUT;
import static dev.backendrig.config.Variable.MODEL_IDLE_TIMEOUT;
import static dev.backendrig.config.Variable.MODEL_PROVIDER;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads which providers are configured and which models answer.
///
/// @param values what is set; gets the problems
record ModelReader(Values values) {
    private static final String OFFLINE = Settings.Model.OFFLINE;
    private static final String NAMES = "gemini, openai, anthropic, ollama or offline";

    /// The models of the providers that are asked where nobody names one.
    private static final Map<ProviderFamily, String> MODELS =
            new EnumMap<>(
                    Map.of(
                            ProviderFamily.GEMINI, GEMINI_MODEL.defaultText(),
                            ProviderFamily.OPENAI, "gpt-6.2-sol",
                            ProviderFamily.ANTHROPIC, "claude-sonnet-5-5",
                            ProviderFamily.OLLAMA, "qwen3:8b"));

    Settings.Model read() {
        var wanted = values.find(MODEL_PROVIDER, provider());
        var chosen = wanted.isPresent() ? ProviderFamily.of(wanted.get()) : standard(wanted);
        chosen.ifPresent(this::needConfiguration);
        var providers =
                Arrays.stream(ProviderFamily.values())
                        .filter(it -> isChosen(it, chosen) || it.isConfigured(values))
                        .map(it -> provider(it, isChosen(it, chosen)))
                        .toList();
        var standard = chosen.map(ProviderFamily::word).orElse(OFFLINE);
        return new Settings.Model(
                standard,
                providers.stream()
                        .filter(it -> it.name().equals(standard))
                        .map(Settings.Provider::model)
                        .findFirst()
                        .orElse(OFFLINE),
                fallback(providers),
                providers,
                values.get(GEMINI_GOOGLE_SEARCH, Rule.flag()),
                values.get(MODEL_CONNECT_TIMEOUT, Rule.time()),
                values.get(MODEL_FIRST_EVENT_TIMEOUT, Rule.time()),
                values.get(MODEL_IDLE_TIMEOUT, Rule.time()));
    }

    private static Rule<String> provider() {
        var names = new TreeMap<>(Map.of(OFFLINE, OFFLINE));
        for (var family : ProviderFamily.values()) names.put(family.word(), family.word());
        return Rule.oneOf(names, NAMES);
    }

    /// The first that is configured. A provider that is misspelt is no wish for another one.
    private Optional<ProviderFamily> standard(Optional<String> wanted) {
        if (wanted.isEmpty() && values.isSet(MODEL_PROVIDER)) return Optional.empty();
        return Arrays.stream(ProviderFamily.values())
                .filter(it -> it.isConfigured(values))
                .findFirst();
    }

    private static boolean isChosen(ProviderFamily family, Optional<ProviderFamily> chosen) {
        return chosen.filter(family::equals).isPresent();
    }

    private void needConfiguration(ProviderFamily family) {
        if (family.isConfigured(values) || family == ProviderFamily.OLLAMA) return;
        var elsewhere =
                family == ProviderFamily.GEMINI
                        ? ""
                        : ", or "
                                + family.baseUrl()
                                + " to the address of a server that needs none";
        values.refuse(
                MODEL_PROVIDER,
                "%s needs a key: set %s%s, or MODEL_PROVIDER=offline to go on without one"
                        .formatted(family.title(), keyName(family), elsewhere));
    }

    private Settings.Provider provider(ProviderFamily family, boolean chosen) {
        return new Settings.Provider(
                family.word(),
                values.get(family.baseUrl(), AddressRules.baseUrl()),
                family.key(values).flatMap(it -> values.find(it, Rule.secret())),
                model(family, chosen),
                new Settings.ProviderNames(
                        keyName(family), modelName(family, chosen), family.baseUrl().name()),
                family.isUsual(values));
    }

    private String keyName(ProviderFamily family) {
        return family.keyName(values).map(Variable::name).orElse("");
    }

    private String modelName(ProviderFamily family, boolean chosen) {
        var isOlder = family == ProviderFamily.GEMINI && !(chosen && values.isSet(MODEL));
        return isOlder ? GEMINI_MODEL.name() : MODEL.name();
    }

    private String model(ProviderFamily family, boolean chosen) {
        var rule = ModelNames.of(family);
        var asked = chosen ? values.find(MODEL, rule) : Optional.<String>empty();
        // Read in any case: a wrong name is told of, also where it does not count.
        var older =
                family == ProviderFamily.GEMINI
                        ? values.find(GEMINI_MODEL, rule)
                        : Optional.<String>empty();
        return asked.or(() -> older).orElse(String.valueOf(MODELS.get(family)));
    }

    private List<String> fallback(List<Settings.Provider> providers) {
        if (!values.isSet(MODEL_FALLBACK)) return List.of();
        var names = values.find(MODEL_FALLBACK, ModelNames.qualified().list()).orElse(List.of());
        for (var name : names) {
            var provider = name.substring(0, name.indexOf('/')).toLowerCase(Locale.ROOT);
            var isThere =
                    provider.equals(OFFLINE)
                            || providers.stream().anyMatch(it -> it.name().equals(provider));
            if (!isThere) values.refuse(MODEL_FALLBACK, missing(provider));
        }
        return names.stream().distinct().toList();
    }

    private String missing(String provider) {
        var family = ProviderFamily.of(provider).orElseThrow();
        var key = keyName(family);
        return "%s is not configured: set %s"
                .formatted(provider, key.isEmpty() ? family.baseUrl().name() : key);
    }
}
