package dev.backendrig.model.gemini;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Future;

/// One request to the provider and what comes back. Used by one thread; closing it closes the
/// connection at whatever stage it is, unless the response has ended.
final class GeminiExchange implements AutoCloseable {
    private final ResponseInbox inbox;
    private final SilenceWatch watch;
    private final Future<HttpResponse<ResponseInbox>> response;

    GeminiExchange(
            ResponseInbox inbox, SilenceWatch watch, Future<HttpResponse<ResponseInbox>> response) {
        this.inbox = inbox;
        this.watch = watch;
        this.response = response;
    }

    /// What arrives next; blocks until then.
    Arrival next() throws InterruptedException {
        return inbox.next();
    }

    /// Sets the time within which something must be made of what arrives, from now on.
    void expectWithin(Duration time) {
        watch.expectWithin(time);
    }

    /// Stops the clock while something is made of it.
    void pauseClock() {
        watch.pause();
    }

    @Override
    public void close() {
        watch.close();
        inbox.close();
        // Ends an exchange that has no body yet: connecting, or waiting for the headers.
        response.cancel(true);
    }
}
