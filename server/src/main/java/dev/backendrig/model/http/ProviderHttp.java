package dev.backendrig.model.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The HTTP client to one provider. Thread-safe; one serves all calls.
///
/// No redirect is followed, which could carry a key to another host. The client is made when it is
/// first needed: of several providers that could be asked, most never are.
public final class ProviderHttp implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final String provider;
    private final Duration connectTimeout;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor timer;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HttpClient client;
    private boolean closed;

    /// @param provider its name in failures
    public ProviderHttp(String provider, Duration connectTimeout) {
        this.provider = provider;
        this.connectTimeout = connectTimeout;
        timer = new ScheduledThreadPoolExecutor(1, this::timerThread);
        timer.setRemoveOnCancelPolicy(true);
        // A call that begins after the closing is told so by the HTTP client.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /// A request to this address, to be filled.
    ///
    /// Plain HTTP is spoken to gateways and local servers, some of which stumble over the offer of
    /// an upgrade: there it is HTTP/1.1.
    public static HttpRequest.Builder request(URI address) {
        var secured = "https".equalsIgnoreCase(address.getScheme());
        return HttpRequest.newBuilder(address).version(secured ? Version.HTTP_2 : Version.HTTP_1_1);
    }

    /// Sends a request.
    ///
    /// @param firstEventTimeout the time for a first event, which runs from here on
    public ProviderExchange send(HttpRequest request, Duration firstEventTimeout) {
        var inbox = new ResponseInbox();
        var watch = new SilenceWatch(timer, inbox::fallSilent);
        watch.expectWithin(firstEventTimeout);
        var response = client().sendAsync(request, inbox);
        var _ =
                response.whenComplete((_, failure) -> {
                    if (failure != null) inbox.fail(failure);
                });
        return new ProviderExchange(provider, inbox, watch, response);
    }

    /// Ends all calls; running ones break.
    @Override
    public void close() {
        HttpClient open;
        lock.lock();
        try {
            closed = true;
            open = client;
        } finally {
            lock.unlock();
        }
        try {
            if (open != null) end(open);
        } finally {
            timer.shutdownNow();
            workers.shutdownNow();
        }
    }

    private static void end(HttpClient client) {
        client.shutdownNow();
        try {
            client.awaitTermination(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpClient client() {
        lock.lock();
        try {
            var made = client == null ? make() : client;
            client = made;
            if (closed) made.shutdownNow();
            return made;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient make() {
        return HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connectTimeout)
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

    private Thread timerThread(Runnable work) {
        return Thread.ofPlatform().daemon().name(provider + "-timer").unstarted(work);
    }
}
