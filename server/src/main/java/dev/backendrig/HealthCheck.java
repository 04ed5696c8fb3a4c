package dev.backendrig;

import dev.backendrig.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a running server for its health, so that a container needs no other program for it.
final class HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private HealthCheck() {}

    /// Whether the server with these settings answers well within four seconds.
    static boolean passes(Settings.Http http) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(address(http)).timeout(PATIENCE).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// A server that listens on every address also listens on loopback.
    static URI address(Settings.Http http) {
        return address(http, "/health");
    }

    /// @param path of what is asked there
    static URI address(Settings.Http http, String path) {
        var host = http.hosts().getFirst();
        var target = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        var literal = target.contains(":") ? "[" + target + "]" : target;
        return URI.create("http://" + literal + ":" + http.port() + path);
    }
}
