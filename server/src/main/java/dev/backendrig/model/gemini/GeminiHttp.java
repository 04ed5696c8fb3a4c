package dev.backendrig.model.gemini;

import dev.backendrig.config.Secret;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ProviderAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/// The HTTP client to the provider. Thread-safe; one serves all calls.
///
/// The key goes into one header and nowhere else, and no redirect is followed, which could carry
/// it to another host.
final class GeminiHttp implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final URI address;
    private final Optional<Secret> key;
    private final Duration firstEventTimeout;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor timer;
    private final HttpClient client;

    GeminiHttp(ProviderAccess access, String model) {
        address = GeminiAddress.of(access.baseUrl(), model);
        key = access.key();
        firstEventTimeout = access.firstEventTimeout();
        timer = new ScheduledThreadPoolExecutor(1, GeminiHttp::timerThread);
        timer.setRemoveOnCancelPolicy(true);
        // A call that begins after the closing is told so by the HTTP client.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        client =
                HttpClient.newBuilder()
                        .version(version(address))
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(access.connectTimeout())
                        .executor(this::execute)
                        .build();
    }

    /// What the client's own selector thread has read it hands over right there, which saves each
    /// chunk a change of threads. What a caller begins goes to a thread of its own: a name that is
    /// slow to be looked up must neither hold the caller, who may be cancelled, nor the selector.
    private void execute(Runnable task) {
        if (Thread.currentThread().isVirtual()) {
            workers.execute(task);
        } else {
            task.run();
        }
    }

    /// Sends a request. The time for a first event runs from here on.
    ///
    /// @throws ModelException if there is no key that a header could carry
    GeminiExchange send(byte[] body) {
        var request =
                HttpRequest.newBuilder(address)
                        .header("x-goog-api-key", usableKey())
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        var inbox = new ResponseInbox();
        var watch = new SilenceWatch(timer, inbox::fallSilent);
        watch.expectWithin(firstEventTimeout);
        var response = client.sendAsync(request, inbox);
        var _ =
                response.whenComplete((_, failure) -> {
                    if (failure != null) inbox.fail(failure);
                });
        return new GeminiExchange(inbox, watch, response);
    }

    /// Ends all calls; running ones break.
    @Override
    public void close() {
        client.shutdownNow();
        try {
            client.awaitTermination(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            timer.shutdownNow();
            workers.shutdownNow();
        }
    }

    /// The HTTP client's own complaint about a bad header value would quote it.
    private String usableKey() {
        var text = key.map(Secret::reveal).orElse("");
        if (text.isEmpty()) throw badKey("no key is set");
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw badKey("the key has characters that a key cannot have");
        }
        return text;
    }

    private static ModelException badKey(String detail) {
        return new ModelException(Kind.BAD_KEY, GeminiChatModel.PROVIDER, detail);
    }

    /// Plain HTTP is spoken to gateways and local servers, some of which stumble over the offer of
    /// an upgrade.
    private static Version version(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1;
    }

    private static Thread timerThread(Runnable work) {
        return Thread.ofPlatform().daemon().name("gemini-timer").unstarted(work);
    }
}
