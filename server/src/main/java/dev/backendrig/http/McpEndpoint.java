package dev.backendrig.http;

import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.json.Json;
import dev.backendrig.mcp.server.HttpAsk;
import dev.backendrig.mcp.server.HttpReply;
import dev.backendrig.mcp.server.McpServer;
import java.util.Map;
import java.util.Optional;

/// `/mcp`: the person's browser for clients of the Model Context Protocol. Whoever names no browser
/// has to show the access token; what is said and answered is the protocol's business.
final class McpEndpoint implements Endpoint {
    private final McpServer server;
    private final BrowserPick picks;
    private final BodyReader bodies;
    private final McpStreams streams;

    McpEndpoint(McpServer server, BrowserPick picks, BodyReader bodies, McpStreams streams) {
        this.server = server;
        this.picks = picks;
        this.bodies = bodies;
        this.streams = streams;
    }

    @Override
    public void answer(Exchange exchange) throws InterruptedException {
        exchange.response()
                .getHeaders()
                .put("Access-Control-Expose-Headers", "Retry-After, Mcp-Session-Id");
        var ask = new HttpAsk(exchange::header, browser(exchange), exchange.language());
        switch (exchange.method()) {
            case "POST" -> post(exchange, ask);
            case "DELETE" -> reply(exchange, server.delete(ask));
            case String _ -> reply(exchange, server.get(ask));
        }
    }

    /// The browser that the request names. Whoever knows its id needs no other secret.
    private Optional<SessionClaim> browser(Exchange exchange) {
        var named = picks.named(exchange);
        if (named.isEmpty()) picks.requireToken(exchange);
        return named;
    }

    private void post(Exchange exchange, HttpAsk ask) throws InterruptedException {
        JsonBody.check(exchange.header("Content-Type"));
        // Open to the end: what is made of the body counts as long as its answer is on its way.
        try (var body = bodies.read(exchange.request())) {
            reply(exchange, server.post(ask, body.takeBytes()));
        }
    }

    private void reply(Exchange exchange, HttpReply reply) {
        switch (reply) {
            case HttpReply.Message(var status, var message, var headers) -> {
                put(exchange, headers);
                exchange.response().getHeaders().put("Cache-Control", "no-store");
                exchange.send(status, "application/json", Json.writeBytes(message));
            }
            case HttpReply.Nothing(var status, var headers) -> {
                put(exchange, headers);
                exchange.sendNothing(status);
            }
            case HttpReply.Stream stream -> streams.send(exchange, stream);
        }
    }

    private static void put(Exchange exchange, Map<String, String> headers) {
        headers.forEach((name, value) -> exchange.response().getHeaders().put(name, value));
    }
}
