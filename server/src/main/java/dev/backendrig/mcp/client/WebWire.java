package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.mcp.client.McpException.Kind;
import dev.backendrig.mcp.client.ServerConfig.Address;
import dev.backendrig.model.sse.SseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server on the web (MCP, "Streamable HTTP"): each message is a POST, answered by JSON or by a
/// stream of events. Each exchange has a virtual thread of its own, at most [#MOST_EXCHANGES] at once.
final class WebWire implements Wire {
    private static final Logger LOG = LoggerFactory.getLogger(WebWire.class);

    static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_EXCHANGES = 32;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// A notification or a farewell.
    private static final Duration SHORT = Duration.ofSeconds(5);

    private static final int NOT_FOUND = 404;

    private final WebHeaders headers;
    private final HttpClient client;
    private final Semaphore free = new Semaphore(MOST_EXCHANGES);
    private final Map<Long, Thread> exchanges = new ConcurrentHashMap<>();
    private volatile @Nullable Peer peer;
    private volatile @Nullable Thread listening;

    WebWire(Address.Web address) {
        headers = new WebHeaders(address);
        var isPlain = "http".equalsIgnoreCase(address.url().getScheme());
        client =
                HttpClient.newBuilder()
                        .version(isPlain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build();
    }

    @Override
    public void open(Peer to) {
        peer = to;
    }

    @Override
    public void request(long id, JsonObject message) {
        if (!free.tryAcquire()) throw new McpException(Kind.REFUSED, "too much is asked of it");
        var to = peer();
        var thread = Thread.ofVirtual().name("mcp-post").unstarted(() -> post(id, message, to));
        exchanges.put(id, thread);
        thread.start();
    }

    private Peer peer() {
        var known = peer;
        if (known == null) throw new IllegalStateException("the wire is not open");
        return known;
    }

    private void post(long id, JsonObject message, Peer to) {
        try {
            var response = client.send(posting(message).build(), BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                take(id, message, response, body, to);
            }
        } catch (IOException | JsonException | SseException e) {
            to.failed(id, new McpException(Kind.REFUSED, "the connection to it broke off"));
        } catch (McpException e) {
            to.failed(id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchanges.remove(id);
            free.release();
        }
    }

    private HttpRequest.Builder posting(JsonObject message) {
        return headers.request(message).POST(BodyPublishers.ofByteArray(Json.writeBytes(message)));
    }

    private void take(
            long id,
            JsonObject message,
            HttpResponse<InputStream> response,
            InputStream body,
            Peer to)
            throws IOException {
        if (!WebBodies.isGood(response)) {
            refused(id, response, body, to);
            return;
        }
        if (message.string("method").filter("initialize"::equals).isPresent()) {
            headers.sessionFrom(response);
        }
        WebBodies.each(response, body, to);
        // Where the answer was among them nobody waits any more.
        to.failed(id, new McpException(Kind.REFUSED, "it ended the exchange without an answer"));
    }

    private void refused(long id, HttpResponse<InputStream> response, InputStream body, Peer to)
            throws IOException {
        var status = response.statusCode();
        if (status == NOT_FOUND && headers.hasSession()) {
            to.ended("it has forgotten the session");
            return;
        }
        var code = WebBodies.errorCode(body);
        var kind = RpcCodes.isOfOtherVersion(code) ? Kind.OTHER_VERSION : Kind.REFUSED;
        to.failed(id, new McpException(kind, WebBodies.sentence(status)));
    }

    @Override
    public void tell(JsonObject message) {
        if (!free.tryAcquire()) return;
        Thread.ofVirtual()
                .name("mcp-tell")
                .start(() -> {
                    try {
                        client.send(
                                posting(message).timeout(SHORT).build(), BodyHandlers.discarding());
                    } catch (IOException e) {
                        LOG.atDebug().log("mcp.message_lost");
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        free.release();
                    }
                });
    }

    @Override
    public void giveUp(long id) {
        var thread = exchanges.get(id);
        if (thread != null) thread.interrupt();
    }

    /// From now on the server may speak without being asked, where the version has that.
    @Override
    public void speaks(ProtocolVersion version) {
        headers.speaks(version);
        if (version.isStateless()) return;
        listening =
                Thread.ofVirtual().name("mcp-listen").start(new Listener(client, headers, peer()));
    }

    @Override
    public void close() {
        var listener = listening;
        if (listener != null) listener.interrupt();
        exchanges.values().forEach(Thread::interrupt);
        if (headers.hasSession()) farewell();
        client.shutdownNow();
    }

    private void farewell() {
        try {
            var request = headers.plain().DELETE().timeout(Duration.ofSeconds(1)).build();
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            LOG.atDebug().log("mcp.no_farewell");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
