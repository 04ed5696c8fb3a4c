package dev.backendrig.model.catalog;

import dev.backendrig.config.ModelNames;
import dev.backendrig.config.Settings;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.Models;
import dev.backendrig.model.ObservedChatModel;
import dev.backendrig.model.ProviderVariables;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The models of all configured providers, each made when it is first asked for. Thread-safe.
public final class ModelCatalog implements Models, AutoCloseable {
    private static final String OFFLINE = Settings.Model.OFFLINE;

    /// How many are kept beside those of the settings. Anybody who may ask the server may ask for a
    /// name of their own; each costs a client of its own.
    static final int MAX_OTHERS = 16;

    private record Kept(CatalogModel model, ObservedChatModel seen) {}

    private final Settings.Model settings;
    private final KnownModels known;
    private final ModelSource source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> configured = new LinkedHashMap<>();
    private final SequencedMap<String, Kept> others = new LinkedHashMap<>(16, 0.75f, true);

    public ModelCatalog(Settings.Model settings, KnownModels known, ModelSource source) {
        this.settings = settings;
        this.known = known;
        this.source = source;
        for (var name : configuredNames()) configured.put(name, made(name));
    }

    /// The standard one first.
    private Set<String> configuredNames() {
        var names = new LinkedHashSet<String>();
        names.add(standardName());
        names.addAll(settings.fallback());
        for (var provider : settings.providers()) names.add(full(provider));
        names.add(OFFLINE + "/" + OFFLINE);
        return names;
    }

    private String standardName() {
        return settings.provider() + "/" + settings.name();
    }

    private static String full(Settings.Provider provider) {
        return provider.name() + "/" + provider.model();
    }

    @Override
    public ChatModel standard() {
        return observed().seen();
    }

    private Kept observed() {
        var standard = configured.get(standardName());
        if (standard == null) throw new IllegalStateException("there is no standard model");
        return standard;
    }

    /// Whether the last call of the standard model reached its provider; empty before the first one.
    public Optional<Boolean> reachable() {
        return observed().seen().reachable();
    }

    @Override
    public List<ChatModel> fallback() {
        return settings.fallback().stream().flatMap(name -> find(name).stream()).toList();
    }

    @Override
    public Optional<ChatModel> find(String name) {
        return fullName(name).map(full -> kept(full).seen());
    }

    private Optional<String> fullName(String name) {
        var slash = name.indexOf('/');
        if (slash > 0 && isConfigured(name.substring(0, slash))) return ModelNames.read(name);
        return alone(name);
    }

    private boolean isConfigured(String provider) {
        return provider.equals(OFFLINE) || settings.provider(provider).isPresent();
    }

    /// A name without its provider's, where it can mean one model only. One that nobody knows is taken
    /// for a slip: a provider would be asked in vain.
    private Optional<String> alone(String name) {
        if (name.equals(settings.name())) return Optional.of(standardName());
        if (name.equals(OFFLINE)) return Optional.of(OFFLINE + "/" + OFFLINE);
        var meant =
                settings.providers().stream()
                        .map(provider -> provider.name() + "/" + name)
                        .filter(full -> configured.containsKey(full) || known.knows(full))
                        .flatMap(full -> ModelNames.read(full).stream())
                        .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private Kept kept(String name) {
        var one = configured.get(name);
        if (one != null) return one;
        lock.lock();
        try {
            var kept = others.computeIfAbsent(name, this::made);
            if (others.size() > MAX_OTHERS) {
                var eldest = others.pollFirstEntry();
                if (eldest != null) eldest.getValue().model().drop();
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    private Kept made(String name) {
        var model = new CatalogModel(() -> info(name), () -> source.open(info(name)));
        return new Kept(model, new ObservedChatModel(model));
    }

    /// What is known of a model now. Of one that nobody knows it is assumed that it can do what most
    /// models can.
    private ModelInfo info(String name) {
        var slash = name.indexOf('/');
        var provider = name.substring(0, slash);
        var facts = known.of(name);
        return source.known(
                new ModelInfo(
                        provider,
                        name.substring(slash + 1),
                        facts.tools().orElse(ModelInfo.ToolUse.NATIVE),
                        facts.images().orElse(true),
                        ModelInfo.WebSearch.NONE,
                        false,
                        facts.thinking().orElse(false),
                        facts.context().orElse(0),
                        facts.price(),
                        variables(provider)));
    }

    private ProviderVariables variables(String provider) {
        return settings.provider(provider)
                .map(it ->
                        new ProviderVariables(
                                it.names().key(), it.names().model(), it.names().baseUrl()))
                .orElse(ProviderVariables.NONE);
    }

    /// Those of the settings, those that the person's file names, and those that the built-in file
    /// names of providers that are asked at their own address: what another server at an address has
    /// is not known.
    @Override
    public List<ModelInfo> list() {
        var names = new LinkedHashSet<>(configured.keySet());
        known.ownNames().stream().filter(this::isOfConfigured).forEach(names::add);
        known.names().stream().filter(this::isOfUsual).forEach(names::add);
        return names.stream().map(this::info).toList();
    }

    private boolean isOfConfigured(String name) {
        return isConfigured(name.substring(0, name.indexOf('/')));
    }

    private boolean isOfUsual(String name) {
        return settings.provider(name.substring(0, name.indexOf('/')))
                .filter(Settings.Provider::usual)
                .isPresent();
    }

    /// Ends all calls and gives up the connections.
    @Override
    public void close() {
        lock.lock();
        try {
            others.values().forEach(kept -> kept.model().close());
            others.clear();
        } finally {
            lock.unlock();
        }
        configured.values().forEach(kept -> kept.model().close());
    }
}
