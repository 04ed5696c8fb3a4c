package dev.backendrig.config;

import dev.backendrig.language.Language;
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

    /// Which model answers.
    ///
    /// @param provider `gemini` or `offline`
    /// @param geminiKeyVariable the name of the variable that the key came from, for messages
    /// @param connectTimeout to the provider
    /// @param firstEventTimeout until a call's first event
    /// @param idleTimeout between two events of a call
    public record Model(
            String provider,
            Optional<Secret> geminiKey,
            String geminiKeyVariable,
            URI geminiBaseUrl,
            String geminiModel,
            boolean geminiGoogleSearch,
            Duration connectTimeout,
            Duration firstEventTimeout,
            Duration idleTimeout) {
        /// Whether the built-in model answers, which asks no provider.
        public boolean isOffline() {
            return provider.equals("offline");
        }
    }

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
