package dev.backendrig.http.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What is measured of sockets. Thread-safe.
final class SocketMeters {
    private final Counter overflowed;
    private final Counter silent;
    private final Counter crowded;

    SocketMeters(MeterRegistry meters) {
        overflowed =
                Counter.builder("rig.browser.sockets.overflowed")
                        .description("Sockets closed because too much waited to be sent")
                        .register(meters);
        silent =
                Counter.builder("rig.browser.sockets.silent")
                        .description("Sockets dropped because their peer gave no sign of life")
                        .register(meters);
        crowded =
                Counter.builder("rig.browser.sockets.crowded")
                        .description("Sockets closed because too much arrived at once on all")
                        .register(meters);
    }

    void overflowed() {
        overflowed.increment();
    }

    void silent() {
        silent.increment();
    }

    void crowded() {
        crowded.increment();
    }
}
