package dev.backendrig.config;

import static dev.backendrig.config.Variable.GEMINI_GOOGLE_SEARCH;
import static dev.backendrig.config.Variable.GEMINI_MODEL;
import static dev.backendrig.config.Variable.MODEL;
import static dev.backendrig.config.Variable.MODEL_CONNECT_TIMEOUT;
import static dev.backendrig.config.Variable.MODEL_FALLBACK;
import static dev.backendrig.config.Variable.MODEL_FIRST_EVENT_TIMEOUT;
import static dev.backendrig.config.Variable.MODEL_IDLE_TIMEOUT;
import static dev.backendrig.config.Variable.MODEL_PROVIDER;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Reads which providers are configured and which models answer. Used once.
final class ModelReader {
    private static final String OFFLINE = Settings.Model.OFFLINE;
    private static final String NAMES = "gemini, openai, anthropic, ollama or offline";

    private final Values values;
    private final Map<ProviderFamily, URI> addresses = new EnumMap<>(ProviderFamily.class);

    /// @param values what is set; gets the problems
    ModelReader(Values values) {
        this.values = values;
        // All are read, once each: a wrong one is told of, also where it does not count.
        for (var family : ProviderFamily.values()) {
            addresses.put(family, values.get(family.baseUrl(), AddressRules.baseUrl()));
        }
    }

    Settings.Model read() {
        var chosen = chosen();
        chosen.ifPresent(this::needConfiguration);
        var gemini = values.find(GEMINI_MODEL, ModelNames.of(ProviderFamily.GEMINI));
        var providers =
                Arrays.stream(ProviderFamily.values())
                        .filter(it -> isChosen(it, chosen) || isConfigured(it))
                        .map(it -> provider(it, isChosen(it, chosen), gemini))
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

    /// The provider that is named, else the first that is configured; empty for the offline model. One
    /// that is misspelt is no wish for another.
    private Optional<ProviderFamily> chosen() {
        var names = new TreeMap<>(Map.of(OFFLINE, OFFLINE));
        for (var family : ProviderFamily.values()) names.put(family.word(), family.word());
        var wanted = values.find(MODEL_PROVIDER, Rule.oneOf(names, NAMES));
        if (values.isSet(MODEL_PROVIDER)) return wanted.flatMap(ProviderFamily::of);
        return Arrays.stream(ProviderFamily.values()).filter(this::isConfigured).findFirst();
    }

    private boolean isUsual(ProviderFamily family) {
        return family.usualAddress().equals(addresses.get(family));
    }

    private boolean isConfigured(ProviderFamily family) {
        return family.isConfigured(values, isUsual(family));
    }

    private static boolean isChosen(ProviderFamily family, Optional<ProviderFamily> chosen) {
        return chosen.filter(family::equals).isPresent();
    }

    private void needConfiguration(ProviderFamily family) {
        if (isConfigured(family) || family == ProviderFamily.OLLAMA) return;
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

    private Settings.Provider provider(
            ProviderFamily family, boolean chosen, Optional<String> gemini) {
        var asked = chosen ? values.find(MODEL, ModelNames.of(family)) : Optional.<String>empty();
        var older = family == ProviderFamily.GEMINI ? gemini : Optional.<String>empty();
        var isOlder = family == ProviderFamily.GEMINI && asked.isEmpty();
        return new Settings.Provider(
                family.word(),
                Objects.requireNonNull(addresses.get(family)),
                family.keyName(values).flatMap(it -> values.find(it, Rule.secret())),
                asked.or(() -> older).orElse(family.usualModel()),
                new Settings.ProviderNames(
                        keyName(family),
                        isOlder ? GEMINI_MODEL.name() : MODEL.name(),
                        family.baseUrl().name()),
                isUsual(family));
    }

    private String keyName(ProviderFamily family) {
        return family.keyName(values).map(Variable::name).orElse("");
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
