package dev.backendrig.config;

import static dev.backendrig.config.Variable.ACTION_TIMEOUT;
import static dev.backendrig.config.Variable.ALLOWED_HOSTS;
import static dev.backendrig.config.Variable.ALLOWED_ORIGINS;
import static dev.backendrig.config.Variable.ASSISTANT_LANGUAGE;
import static dev.backendrig.config.Variable.AUTH_TOKEN;
import static dev.backendrig.config.Variable.CONSOLE_DIR;
import static dev.backendrig.config.Variable.DATA_DIR;
import static dev.backendrig.config.Variable.DRAIN_TIMEOUT;
import static dev.backendrig.config.Variable.EXTENSION_ORIGINS;
import static dev.backendrig.config.Variable.HOST;
import static dev.backendrig.config.Variable.LOG_FORMAT;
import static dev.backendrig.config.Variable.LOG_LEVEL;
import static dev.backendrig.config.Variable.MAX_CONTEXT_TOKENS;
import static dev.backendrig.config.Variable.MAX_COST_DAY;
import static dev.backendrig.config.Variable.MAX_COST_RUN;
import static dev.backendrig.config.Variable.MAX_INVALID_CALLS;
import static dev.backendrig.config.Variable.MAX_RUNS;
import static dev.backendrig.config.Variable.MAX_RUNS_PER_SESSION;
import static dev.backendrig.config.Variable.MAX_STEPS;
import static dev.backendrig.config.Variable.MODEL;
import static dev.backendrig.config.Variable.MODEL_PROVIDER;
import static dev.backendrig.config.Variable.PORT;
import static dev.backendrig.config.Variable.PRIVACY;
import static dev.backendrig.config.Variable.PRIVACY_KINDS;
import static dev.backendrig.config.Variable.PRIVACY_REGIONS;
import static dev.backendrig.config.Variable.READ_TIMEOUT;
import static dev.backendrig.config.Variable.REPEAT_HINT;
import static dev.backendrig.config.Variable.REPEAT_STOP;
import static dev.backendrig.config.Variable.RUN_TIMEOUT;
import static dev.backendrig.config.Variable.SYSTEM_PROMPT_FILE;

import dev.backendrig.language.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads the settings: environment before `.env` file before default.
public final class SettingsReader {
    /// What is shorter can be guessed by whoever reaches the server.
    private static final int MIN_TOKEN = 16;

    private static final Duration DAY = Duration.ofHours(24);
    private static final Map<String, Language> LANGUAGES =
            Map.of(
                    "en", Language.ENGLISH,
                    "english", Language.ENGLISH,
                    "id", Language.INDONESIAN,
                    "indonesian", Language.INDONESIAN);

    private final Values values;
    private final Folders folders;

    private SettingsReader(Values values, Folders folders) {
        this.values = values;
        this.folders = folders;
    }

    /// The environment of this process: the one place that asks for it.
    public static Map<String, String> environment() {
        return System.getenv();
    }

    /// The settings from this environment and from the `.env` file in this folder.
    ///
    /// @throws SettingsException with every problem there is
    public static Settings read(Map<String, String> environment, Path folder) {
        return read(environment, folder, warning -> {});
    }

    /// The same; hands over a line for each thing that looks wrong but does not stop the start.
    ///
    /// @throws SettingsException with every problem there is
    public static Settings read(
            Map<String, String> environment, Path folder, Consumer<String> warnings) {
        var dotEnv = DotEnv.in(folder);
        var values = new Values(environment, dotEnv.values());
        dotEnv.problems().forEach(values::problem);
        var settings = new SettingsReader(values, Folders.of(environment, folder)).settings();
        if (!values.problems().isEmpty()) throw new SettingsException(values.problems());
        Typos.warnings(dotEnv.names()).forEach(warnings);
        shortToken(settings.http()).ifPresent(warnings);
        if (values.isSet(MODEL) && !values.isSet(MODEL_PROVIDER) && settings.model().isOffline()) {
            warnings.accept(
                    "MODEL: no provider of models is configured, so the offline model answers; set"
                            + " the key or the address of one");
        }
        return settings;
    }

    /// Others may guess at leisure, but the person may have a reason.
    private static Optional<String> shortToken(Settings.Http http) {
        var guessable =
                http.authToken().filter(it -> it.reveal().length() < MIN_TOKEN).isPresent()
                        && !http.hosts().stream().allMatch(AddressRules::isLoopback);
        return guessable
                ? Optional.of(
                        "AUTH_TOKEN: other machines can reach the server, so make it longer, at"
                                + " least "
                                + MIN_TOKEN
                                + " characters; openssl rand -hex 32 makes a good one")
                : Optional.empty();
    }

    private Settings settings() {
        return new Settings(
                http(),
                new ModelReader(values).read(),
                costs(),
                run(),
                new Settings.Browser(time(READ_TIMEOUT), time(ACTION_TIMEOUT)),
                privacy(),
                log(),
                values.find(DATA_DIR, folders.folder()).orElseGet(folders::usualDataFolder),
                values.find(
                        ASSISTANT_LANGUAGE,
                        Rule.oneOf(LANGUAGES, "en (English) or id (Indonesian)")),
                values.find(SYSTEM_PROMPT_FILE, folders.textFile()),
                values.find(CONSOLE_DIR, folders.anyPath()),
                values.origins());
    }

    private Settings.Http http() {
        var token = values.find(AUTH_TOKEN, Rule.secret());
        return new Settings.Http(
                values.get(PORT, Rule.number(0, 65_535)),
                hosts(),
                Set.copyOf(values.list(ALLOWED_ORIGINS, AddressRules.webOrigin())),
                Set.copyOf(values.list(EXTENSION_ORIGINS, AddressRules.extensionOrigin())),
                Set.copyOf(values.list(ALLOWED_HOSTS, AddressRules.hostHeader())),
                token,
                values.get(DRAIN_TIMEOUT, Rule.duration(Duration.ZERO, DAY)));
    }

    /// Whoever reaches another address than loopback could use the person's browser and key.
    private List<String> hosts() {
        var hosts =
                values.list(HOST, AddressRules.listenAddress()).stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        if (hosts.stream().allMatch(AddressRules::isLoopback)) return hosts;
        if (!values.isSet(AUTH_TOKEN)) {
            values.refuse(
                    HOST,
                    "other machines can reach it, so set AUTH_TOKEN to a long random text (or leave"
                            + " HOST out to listen on this machine only)");
        }
        return hosts;
    }

    private Settings.Costs costs() {
        return new Settings.Costs(
                values.find(MAX_COST_RUN, Rule.dollars()),
                values.find(MAX_COST_DAY, Rule.dollars()));
    }

    private Settings.Run run() {
        var hint = values.get(REPEAT_HINT, Rule.number(2, 1000));
        var stop = values.get(REPEAT_STOP, Rule.number(2, 1000));
        if (stop < hint) {
            values.problem("REPEAT_STOP: " + stop + " is less than REPEAT_HINT, which is " + hint);
        }
        return new Settings.Run(
                values.get(MAX_STEPS, Rule.number(1, 1000)),
                time(RUN_TIMEOUT),
                hint,
                stop,
                values.get(MAX_INVALID_CALLS, Rule.number(1, 1000)),
                values.get(MAX_RUNS_PER_SESSION, Rule.number(1, 10_000)),
                values.get(MAX_RUNS, Rule.number(1, 10_000)),
                values.get(MAX_CONTEXT_TOKENS, Rule.number(16_000, 10_000_000)));
    }

    private Settings.Privacy privacy() {
        var kinds = values.list(PRIVACY_KINDS, PrivacyRules.kind());
        var regions = values.list(PRIVACY_REGIONS, PrivacyRules.region());
        return new Settings.Privacy(
                values.get(PRIVACY, Rule.flag()),
                kinds.stream().distinct().toList(),
                regions.stream().distinct().toList());
    }

    private Settings.Log log() {
        return new Settings.Log(
                values.get(LOG_LEVEL, Rule.oneOf(Settings.Log.Level.class)),
                values.get(LOG_FORMAT, Rule.oneOf(Settings.Log.Format.class)));
    }

    private Duration time(Variable variable) {
        return values.get(variable, Rule.time());
    }
}
