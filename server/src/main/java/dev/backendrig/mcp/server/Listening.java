package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The stream of a `subscriptions/listen` request (MCP 2026-07-28, "Subscriptions"): what the client
/// will be told first, then what changes, until one of both ends it.
final class Listening implements MessageSource {
    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private final JsonValue id;
    private final Notices notices;
    private final BrowserWatch watch;
    private final HttpAsk ask;
    private final StatelessResult results;
    private final MessageStream stream = new MessageStream(null);
    private final MessageSource reader;
    private boolean acknowledged;

    Listening(McpRequest request, BrowserWatch watch, StatelessResult results) {
        this.id = request.message().id();
        this.notices = notices(request);
        this.watch = watch;
        this.ask = request.ask();
        this.results = results;
        this.reader = Objects.requireNonNull(stream.read(0, () -> {}));
    }

    private static Notices notices(McpRequest request) {
        if (!request.params().has("notifications")) {
            throw new RpcException(
                    RpcError.invalidParams("subscriptions/listen needs notifications."));
        }
        var filter = request.object("notifications");
        return new Notices(
                wants(filter, "toolsListChanged"),
                wants(filter, "resourcesListChanged"),
                resources(filter));
    }

    private static boolean wants(JsonObject filter, String name) {
        if (filter.has(name) && !(filter.get(name) instanceof JsonBoolean)) {
            throw new RpcException(RpcError.invalidParams(name + " must be true or false."));
        }
        return filter.bool(name).orElse(false);
    }

    /// Of all that it names those that there are.
    private static Set<String> resources(JsonObject filter) {
        var name = "resourceSubscriptions";
        if (filter.has(name) && filter.array(name).isEmpty()) {
            throw new RpcException(RpcError.invalidParams(name + " must be a list of URIs."));
        }
        return filter.array(name).orElse(JsonArray.EMPTY).items().stream()
                .filter(JsonString.class::isInstance)
                .map(uri -> ((JsonString) uri).value())
                .map(PageResource::at)
                .flatMap(Optional::stream)
                .map(PageResource::uri)
                .collect(Collectors.toSet());
    }

    @Override
    public Piece next(Duration patience) throws InterruptedException {
        if (!acknowledged) {
            watch.begin(ask);
            acknowledged = true;
            stream.send(acknowledgement());
        }
        var kept = reader.next(Duration.ZERO);
        if (!(kept instanceof Piece.Silence)) return kept;
        notices.of(watch.next(ask, patience), meta()).forEach(stream::send);
        return reader.next(Duration.ZERO);
    }

    private JsonObject meta() {
        return JsonObject.of(SUBSCRIPTION, id);
    }

    private JsonObject acknowledgement() {
        var agreed = JsonObject.builder();
        if (notices.toolsChanged()) agreed.put("toolsListChanged", true);
        if (notices.resourcesChanged()) agreed.put("resourcesListChanged", true);
        if (!notices.resources().isEmpty()) {
            var uris = notices.resources().stream().sorted().toList();
            agreed.put("resourceSubscriptions", JsonArray.ofStrings(uris));
        }
        return Rpc.notification(
                "notifications/subscriptions/acknowledged",
                JsonObject.of("_meta", meta()).toBuilder()
                        .put("notifications", agreed.build())
                        .build());
    }

    @Override
    public Optional<ByteBuffer> goodbye() {
        var last = Rpc.result(id, results.complete(JsonObject.EMPTY, meta()));
        return Optional.of(MessageStream.event(last));
    }

    @Override
    public void close() {
        reader.close();
    }
}
