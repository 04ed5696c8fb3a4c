package dev.backendrig;

import static java.util.stream.Collectors.joining;

import dev.backendrig.config.Settings;
import dev.backendrig.config.Settings.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The few lines that a start prints: enough to use the server and to see which settings count.
/// Names of settings are shown, values of secrets never.
final class StartBlock {
    /// Set by `./rig run` itself; a person would wonder where it came from.
    private static final String BY_THE_COMMAND = "CONSOLE_DIR";

    private StartBlock() {}

    /// @param address where the server listens
    /// @param folder the working folder, which the `.env` file is read from
    /// @param warnings what the person should know, a line each
    static String text(
            Settings settings, URI address, Path folder, String version, List<String> warnings) {
        return """
        Backend Rig %s
          address    %s (health: %s/health)
          model      %s
        %s%s  tools      when a browser connects: ./rig browser opens one (socket %s)
          settings   %s
          data       %s
        %s%sServer is ready / siap: %s (Ctrl+C: stop / berhenti)
        """
                .formatted(
                        version,
                        address,
                        address,
                        model(settings.model()),
                        fallback(settings.model()),
                        costs(settings.costs()),
                        socket(address),
                        sources(settings.origins(), folder),
                        settings.dataDir(),
                        open(settings.http()),
                        warned(warnings),
                        address);
    }

    private static String warned(List<String> warnings) {
        return warnings.stream().map(it -> "  warning    " + it + "\n").collect(joining());
    }

    /// What to know where other machines can reach the server; nothing where none can.
    private static String open(Settings.Http http) {
        var open = http.openHosts();
        if (open.isEmpty()) return "";
        var listening = "  listening  on " + String.join(", ", open) + " (needs the token)\n";
        if (!http.allowedHosts().isEmpty()) return listening;
        return listening
                + "  warning    only the name localhost is answered: put what others call this"
                + " server into ALLOWED_HOSTS\n";
    }

    private static String model(Settings.Model model) {
        if (!model.isOffline()) return model.name() + " (" + model.provider() + ")";
        return model.providers().isEmpty()
                ? "offline model (simple commands only); for a real model set GEMINI_API_KEY and"
                        + " start again"
                : "offline model (simple commands only; MODEL_PROVIDER=offline)";
    }

    private static String fallback(Settings.Model model) {
        return model.fallback().isEmpty()
                ? ""
                : "  fallback   " + String.join(", then ", model.fallback()) + "\n";
    }

    private static String costs(Settings.Costs costs) {
        var limits =
                Stream.concat(
                                costs
                                        .run()
                                        .map(it -> "$" + it.toPlainString() + " a request")
                                        .stream(),
                                costs.day().map(it -> "$" + it.toPlainString() + " a day").stream())
                        .collect(joining(", "));
        return limits.isEmpty() ? "" : "  costs      at most " + limits + "\n";
    }

    private static String socket(URI address) {
        var scheme = "https".equals(address.getScheme()) ? "wss" : "ws";
        return scheme + "://" + address.getRawAuthority() + "/ws";
    }

    private static String sources(Map<String, Origin> origins, Path folder) {
        var environment = names(origins, Origin.ENVIRONMENT);
        var dotEnv = names(origins, Origin.DOT_ENV);
        if (environment.isEmpty() && dotEnv.isEmpty()) return "defaults (see .env.example)";
        var file = folder.resolve(".env") + ": " + String.join(", ", dotEnv);
        var variables = "environment: " + String.join(", ", environment);
        if (environment.isEmpty()) return file + "; else defaults";
        if (dotEnv.isEmpty()) return variables + "; else defaults";
        return variables + "; " + file + "; else defaults";
    }

    private static List<String> names(Map<String, Origin> origins, Origin origin) {
        return origins.entrySet().stream()
                .filter(it -> it.getValue() == origin && !it.getKey().equals(BY_THE_COMMAND))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
