package dev.backendrig.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
    private final AtomicInteger openStreams = new AtomicInteger();
    private final Timer firstByte;
    private final Counter keepAlives;
    private final Counter clientsGone;

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("rig.http.streams.open", openStreams, AtomicInteger::get)
                .description("Streams that are being written")
                .register(registry);
        firstByte =
                Timer.builder("rig.http.first.byte")
                        .description("From a request read to the first byte of its stream")
                        .register(registry);
        keepAlives = counter("rig.http.keepalives", "Comments sent to keep silent streams alive");
        clientsGone = counter("rig.http.clients.gone", "Clients that left before the end");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /// @param path of the route, null where there is none: what a client asks for is no label
    void answered(String method, @Nullable String path, int status) {
        Counter.builder("rig.http.requests")
                .description("Requests that were answered")
                .tags(
                        "method",
                        METHODS.contains(method) ? method : "other",
                        "route",
                        path == null ? "other" : path,
                        "status",
                        Integer.toString(status))
                .register(registry)
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
