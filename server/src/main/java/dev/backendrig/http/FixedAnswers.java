package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The endpoints that tell of the server itself.
final class FixedAnswers {
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final byte[] HEALTHY = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);

    private FixedAnswers() {}

    /// The process answers; nothing else is looked at.
    static Endpoint health() {
        return exchange -> {
            doNotStore(exchange);
            exchange.send(OK, JSON, HEALTHY);
        };
    }

    /// Whether new runs are taken. A provider that was unreachable is told but does not count: it
    /// is only seen by runs, and a server that gets none would never see it come back.
    static Endpoint ready(Readiness readiness, BooleanSupplier draining) {
        return exchange -> {
            doNotStore(exchange);
            var stopping = draining.getAsBoolean();
            var body = Json.writeBytes(readyJson(readiness.provider(), stopping));
            exchange.send(stopping ? UNAVAILABLE : OK, JSON, body);
        };
    }

    /// What a panel tells its person before the first question.
    static Endpoint info(Supplier<ServerInfo> server) {
        return exchange -> {
            doNotStore(exchange);
            var info = server.get();
            var body =
                    JsonObject.builder()
                            .put("name", "Backend Rig")
                            .put("version", info.version())
                            .put("model", info.model())
                            .put("provider", info.provider())
                            .put("auth", info.token())
                            .put("tools", info.tools());
            exchange.send(OK, JSON, Json.writeBytes(body.build()));
        };
    }

    private static JsonObject readyJson(Readiness.Provider provider, boolean draining) {
        var reachable = provider.reachable();
        var told =
                JsonObject.builder()
                        .put("name", provider.name())
                        .put(
                                "reachable",
                                reachable == null ? JsonNull.NULL : new JsonBoolean(reachable))
                        .build();
        return JsonObject.builder()
                .put("status", draining ? "draining" : "ready")
                .put("provider", told)
                .build();
    }

    /// All metrics in the Prometheus text format.
    static Endpoint metrics(PrometheusMeterRegistry registry) {
        return exchange -> {
            doNotStore(exchange);
            var body = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.send(OK, "text/plain; version=0.0.4; charset=utf-8", body);
        };
    }

    private static void doNotStore(Exchange exchange) {
        exchange.response().getHeaders().put("Cache-Control", "no-store");
    }
}
