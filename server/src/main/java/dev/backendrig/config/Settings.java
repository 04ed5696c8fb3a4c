package dev.backendrig.config;

import dev.backendrig.language.Language;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All settings, read once at the start.
///
/// @param language what sentences for people are written in; empty: the prompt's language
/// @param systemPromptFile replaces the built-in system prompt
/// @param consoleDir the built web console, served at `/`; where it cannot be read it is left out
/// @param origins where each value that is not a default came from: name to source, for the start
///     block
public record Settings(
        Http http,
        Model model,
        Costs costs,
        Run run,
        Browser browser,
        Privacy privacy,
        Log log,
        Path dataDir,
        Optional<Language> language,
        Optional<Path> systemPromptFile,
        Optional<Path> consoleDir,
        Map<String, Origin> origins) {
    public Settings {
        origins = Map.copyOf(origins);
    }

    /// Where a value came from.
    public enum Origin {
        ENVIRONMENT,
        DOT_ENV
    }

    /// Where the server listens and whom it answers.
    ///
    /// @param port 0 takes any free port
    /// @param hosts addresses to listen on; by default both loopback addresses
    /// @param allowedOrigins web origins that may use the server, beside its own and extensions'
    /// @param extensionOrigins when not empty, the only extension origins that may
    /// @param allowedHosts names that the `Host` header may carry beside the loopback ones
    /// @param authToken what a client must present; empty: none is asked for
    public record Http(
            int port,
            List<String> hosts,
            Set<String> allowedOrigins,
            Set<String> extensionOrigins,
            Set<String> allowedHosts,
            Optional<Secret> authToken,
            Duration drainTime) {
        public Http {
            hosts = List.copyOf(hosts);
            allowedOrigins = Set.copyOf(allowedOrigins);
            extensionOrigins = Set.copyOf(extensionOrigins);
            allowedHosts = Set.copyOf(allowedHosts);
        }

        /// Those of the addresses to listen on that other machines may reach.
        public List<String> openHosts() {
            return hosts.stream().filter(host -> !AddressRules.isLoopback(host)).toList();
        }
    }

    /// Which models answer.
    ///
    /// @param provider of the standard model, one of `providers` or `offline`
    /// @param name of the standard model, as its provider calls it
    /// @param fallback which models are asked in its place, in this order, each as `provider/name`
    /// @param providers those that are configured; the offline model always is and is not among them
    /// @param connectTimeout to a provider
    /// @param firstEventTimeout until a call's first event
    /// @param idleTimeout between two events of a call
    public record Model(
            String provider,
            String name,
            List<String> fallback,
            List<Provider> providers,
            boolean geminiGoogleSearch,
            Duration connectTimeout,
            Duration firstEventTimeout,
            Duration idleTimeout) {
        /// The provider of the built-in model, and that model's name.
        public static final String OFFLINE = "offline";

        public Model {
            fallback = List.copyOf(fallback);
            providers = List.copyOf(providers);
        }

        /// Whether the built-in model answers, which asks no provider.
        public boolean isOffline() {
            return provider.equals(OFFLINE);
        }

        /// The configured provider of this name.
        public Optional<Provider> provider(String wanted) {
            return providers.stream().filter(it -> it.name().equals(wanted)).findFirst();
        }
    }

    /// A provider of models.
    ///
    /// @param name such as `openai`
    /// @param model the one of it that answers where no other of it is asked for
    /// @param names of the variables that it is set by, for messages
    /// @param usual whether `baseUrl` is the provider's own, and no stand-in or gateway
    public record Provider(
            String name,
            URI baseUrl,
            Optional<Secret> key,
            String model,
            ProviderNames names,
            boolean usual) {}

    /// The names of the variables of a provider.
    ///
    /// @param key empty where it has none
    public record ProviderNames(String key, String model, String baseUrl) {}

    /// What models may cost, in US dollars; empty: as much as they do.
    public record Costs(Optional<BigDecimal> run, Optional<BigDecimal> day) {}

    /// Limits of runs.
    ///
    /// @param repeatHint after so many equal calls with equal results the model is told
    /// @param repeatStop after so many the run ends
    /// @param contextTokens what one model call may send before older pages are left out
    public record Run(
            int maxSteps,
            Duration maxTime,
            int repeatHint,
            int repeatStop,
            int maxInvalidCalls,
            int maxRunsPerSession,
            int maxRuns,
            int contextTokens) {}

    /// Deadlines of what is asked of a browser.
    public record Browser(Duration readTimeout, Duration actionTimeout) {}

    /// What is hidden from a model that is not on this machine.
    ///
    /// @param on whether anything is
    /// @param kinds which built-in kinds of data are, in small letters
    /// @param regions whose phone numbers are known without a country code, as ISO 3166 codes
    public record Privacy(boolean on, List<String> kinds, List<String> regions) {
        public Privacy {
            kinds = List.copyOf(kinds);
            regions = List.copyOf(regions);
        }
    }

    /// How the log is written.
    public record Log(Level level, Format format) {
        /// The least severe level that is written.
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG
        }

        /// For people or for machines.
        public enum Format {
            TEXT,
            JSON
        }
    }
}
