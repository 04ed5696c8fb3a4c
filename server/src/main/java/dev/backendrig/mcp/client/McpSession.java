package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.mcp.client.McpException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An agreed conversation with one server: lists its tools and calls them. Thread-safe.
final class McpSession {
    static final int MOST_PAGES = 50;

    /// Of all pages together, in characters: each may be as large as a message.
    private static final long LONGEST_LIST = 8L * 1024 * 1024;

    /// More are not looked at: forty are offered at most.
    static final int MOST_LISTED = 1_000;

    private static final String META = "io.modelcontextprotocol/";

    private final Peer peer;
    private final ClientInfo client;
    private final Patience patience;
    private final ProtocolVersion version;
    private final boolean hasTools;

    private McpSession(
            Peer peer,
            ClientInfo client,
            Patience patience,
            ProtocolVersion version,
            JsonObject told) {
        this.patience = patience;
        this.peer = peer;
        this.client = client;
        this.version = version;
        hasTools = told.object("capabilities").filter(it -> it.has("tools")).isPresent();
    }

    /// Agrees with the server on a version: by the handshake, or without one where the server has
    /// none any more.
    ///
    /// @throws McpException if the server does not do as it should
    static McpSession open(Wire wire, Peer peer, ClientInfo client, Patience patience)
            throws InterruptedException {
        try {
            var told = peer.ask("initialize", client.hello(), patience.start());
            var version = chosen(told);
            wire.speaks(version);
            peer.tell("notifications/initialized", JsonObject.EMPTY);
            return new McpSession(peer, client, patience, version, told);
        } catch (McpException e) {
            if (e.kind() != Kind.OTHER_VERSION) throw e;
            return discovered(wire, peer, client, patience);
        }
    }

    private static ProtocolVersion chosen(JsonObject told) {
        var text = told.string("protocolVersion").orElse("");
        return ProtocolVersion.chosen(text).orElseThrow(() -> otherVersion(text));
    }

    private static McpException otherVersion(String text) {
        return new McpException(
                Kind.REFUSED,
                "it speaks version \""
                        + Shown.word(text)
                        + "\" of MCP; this server speaks "
                        + String.join(", ", ProtocolVersion.texts()));
    }

    private static McpSession discovered(Wire wire, Peer peer, ClientInfo client, Patience patience)
            throws InterruptedException {
        var version = ProtocolVersion.V2026_07_28;
        wire.speaks(version);
        var told =
                peer.ask(
                        "server/discover",
                        withMeta(JsonObject.EMPTY, client, version),
                        patience.start());
        var speaks = told.array("supportedVersions").orElse(JsonArray.EMPTY);
        if (!Texts.of(speaks).contains(version.text())) throw otherVersion("unknown");
        return new McpSession(peer, client, patience, version, told);
    }

    /// In the version without a handshake each request says who asks.
    private static JsonObject withMeta(
            JsonObject params, ClientInfo client, ProtocolVersion version) {
        var meta =
                JsonObject.builder()
                        .put(META + "protocolVersion", version.text())
                        .put(META + "clientInfo", client.json())
                        .put(META + "clientCapabilities", JsonObject.EMPTY)
                        .build();
        return params.toBuilder().put("_meta", meta).build();
    }

    private JsonObject ask(String method, JsonObject params, Duration deadline)
            throws InterruptedException {
        return version.isStateless()
                ? complete(peer.ask(method, withMeta(params, client, version), deadline))
                : peer.ask(method, params, deadline);
    }

    /// A server of the newest version may want something of us first.
    private static JsonObject complete(JsonObject result) {
        if (result.string("resultType").orElse("complete").equals("complete")) return result;
        throw new McpException(Kind.REFUSED, "it wants to ask the person something first");
    }

    String version() {
        return version.text();
    }

    /// All tools that the server tells of, page by page, as it tells of them.
    ///
    /// @throws McpException if it does not answer in time
    Listing list() throws InterruptedException {
        if (!hasTools) return new Listing(List.of(), null);
        var until = System.nanoTime() + patience.start().toNanos();
        var tools = new ArrayList<JsonObject>();
        var cursors = new HashSet<String>();
        @Nullable String cursor = null;
        var length = 0L;
        for (var page = 0; page < MOST_PAGES; page++) {
            var params = cursor == null ? JsonObject.EMPTY : JsonObject.of("cursor", cursor);
            var left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            var told = ask("tools/list", params, left);
            length += Json.write(told).length();
            if (length > LONGEST_LIST) return cut("text: more than 8 MiB", tools);
            told.array("tools").orElse(JsonArray.EMPTY).objects().forEach(tools::add);
            cursor = told.string("nextCursor").orElse(null);
            if (tools.size() > MOST_LISTED) return cut("tools: the first " + MOST_LISTED, tools);
            if (cursor == null) return new Listing(tools, null);
            if (!cursors.add(cursor)) return cut("pages: one comes again and again", tools);
        }
        return cut("pages: the first " + MOST_PAGES, tools);
    }

    private static Listing cut(String what, List<JsonObject> tools) {
        return new Listing(tools, "its list is too long, so only a part counts (" + what + ")");
    }

    /// What a server told of its tools.
    ///
    /// @param note null where all is told
    record Listing(List<JsonObject> tools, @Nullable String note) {
        Listing {
            tools = tools.stream().limit(MOST_LISTED).toList();
        }
    }

    /// Calls a tool and blocks until its result is there.
    ///
    /// @param tool the name that the server gave it
    /// @throws McpException if there is none
    JsonObject call(String tool, JsonObject arguments) throws InterruptedException {
        return ask(
                "tools/call",
                JsonObject.builder().put("name", tool).put("arguments", arguments).build(),
                patience.call());
    }
}
