package dev.backendrig.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What the HTTP side counts. Thread-safe.
final class HttpMetrics {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH");

    private final MeterRegistry registry;
    private final AtomicInteger openStreams;
    private final Timer firstByte;
    private final Counter keepAlives;
    private final Counter clientsGone;

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        openStreams = registry.gauge("rig.http.streams.open", new AtomicInteger());
        firstByte = registry.timer("rig.http.first.byte");
        keepAlives = registry.counter("rig.http.keepalives");
        clientsGone = registry.counter("rig.http.clients.gone");
    }

    /// @param path of the route, null where there is none: what a client asks for is no label
    void answered(String method, @Nullable String path, int status) {
        registry.counter(
                        "rig.http.requests",
                        "method",
                        METHODS.contains(method) ? method : "other",
                        "route",
                        path == null ? "other" : path,
                        "status",
                        Integer.toString(status))
                .increment();
    }

    void streamOpened() {
        openStreams.incrementAndGet();
    }

    void streamClosed() {
        openStreams.decrementAndGet();
    }

    /// The first byte of a stream went out so long after its request was read.
    void firstByte(Duration time) {
        firstByte.record(time);
    }

    void keepAlive() {
        keepAlives.increment();
    }

    void clientGone() {
        clientsGone.increment();
    }
}
