package dev.backendrig.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.JsonObject;
import dev.backendrig.mcp.client.ServerConfig.Address;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The headers of each request to one server: the person's own, and what the protocol wants.
/// Thread-safe.
final class WebHeaders {
    static final String EVENTS = "text/event-stream";
    private static final String JSON = "application/json";
    private static final String SESSION = "Mcp-Session-Id";

    /// What a session id consists of (MCP, "Streamable HTTP", Session Management), and how long we let it be.
    private static final Pattern SESSION_ID = Pattern.compile("[\\x21-\\x7E]{1,1024}");

    private static final Pattern PLAIN =
            Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?");

    private final Address.Web address;
    private volatile @Nullable ProtocolVersion version;
    private volatile @Nullable String session;

    WebHeaders(Address.Web address) {
        this.address = address;
    }

    void speaks(ProtocolVersion agreed) {
        version = agreed;
    }

    void sessionFrom(HttpResponse<?> response) {
        session =
                response.headers()
                        .firstValue(SESSION)
                        .filter(it -> SESSION_ID.matcher(it).matches())
                        .orElse(null);
    }

    boolean hasSession() {
        return session != null;
    }

    /// A request without a message.
    HttpRequest.Builder plain() {
        var request = HttpRequest.newBuilder(address.url());
        address.headers().forEach(request::setHeader);
        var agreed = version;
        if (agreed != null && agreed.isInHeader()) {
            request.setHeader("MCP-Protocol-Version", agreed.text());
        }
        var known = session;
        if (known != null) request.setHeader(SESSION, known);
        return request;
    }

    /// A request with this message.
    HttpRequest.Builder request(JsonObject message) {
        var request =
                plain().setHeader("Content-Type", JSON).setHeader("Accept", JSON + ", " + EVENTS);
        var agreed = version;
        if (agreed != null && agreed.isStateless()) mirror(message, request);
        return request;
    }

    /// What the message says stands in headers too (MCP 2026-07-28, "Streamable HTTP").
    private static void mirror(JsonObject message, HttpRequest.Builder request) {
        var method = message.string("method").orElse("");
        if (method.isEmpty()) return;
        request.setHeader("Mcp-Method", method);
        if (!method.equals("tools/call")) return;
        message.object("params")
                .flatMap(params -> params.string("name"))
                .ifPresent(name -> request.setHeader("Mcp-Name", encoded(name)));
    }

    private static String encoded(String name) {
        if (PLAIN.matcher(name).matches() && !name.startsWith("=?base64?")) return name;
        return "=?base64?" + Base64.getEncoder().encodeToString(name.getBytes(UTF_8)) + "?=";
    }
}
