package dev.backendrig.model.http;

import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/// One request to a provider and what comes back. Used by one thread; closing it closes the
/// connection at whatever stage it is, unless the response has ended.
public final class ProviderExchange implements AutoCloseable {
    private final String provider;
    private final ResponseInbox inbox;
    private final SilenceWatch watch;
    private final Future<HttpResponse<ResponseInbox>> response;

    ProviderExchange(
            String provider,
            ResponseInbox inbox,
            SilenceWatch watch,
            Future<HttpResponse<ResponseInbox>> response) {
        this.provider = provider;
        this.inbox = inbox;
        this.watch = watch;
        this.response = response;
    }

    /// One that nobody is asked in and whose answer is this body, for rehearsals.
    public static ProviderExchange rehearsed(String provider, byte[] body) {
        var inbox = new ResponseInbox();
        inbox.apply(new Success());
        inbox.onNext(List.of(ByteBuffer.wrap(body)));
        inbox.onComplete();
        var timer = Executors.newSingleThreadScheduledExecutor();
        var watch = new SilenceWatch(timer, inbox::fallSilent);
        return new ProviderExchange(provider, inbox, watch, ended(timer));
    }

    /// What arrives next; blocks until then.
    public Arrival next() throws InterruptedException {
        return inbox.next();
    }

    /// Sets the time within which something must be made of what arrives, from now on.
    public void expectWithin(Duration time) {
        watch.expectWithin(time);
    }

    /// Stops the clock while something is made of it.
    public void pauseClock() {
        watch.pause();
    }

    /// A failure of this exchange's provider.
    public ModelException failure(Kind kind, String detail) {
        return new ModelException(kind, provider, detail);
    }

    String provider() {
        return provider;
    }

    @Override
    public void close() {
        watch.close();
        inbox.close();
        // Ends an exchange that has no body yet: connecting, or waiting for the headers.
        response.cancel(true);
    }

    /// Ends the timer when it is cancelled, with the exchange.
    private static Future<HttpResponse<ResponseInbox>> ended(ScheduledExecutorService timer) {
        return new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrupt) {
                timer.shutdownNow();
                return super.cancel(interrupt);
            }
        };
    }

    private record Success() implements ResponseInfo {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of(), (_, _) -> true);
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
