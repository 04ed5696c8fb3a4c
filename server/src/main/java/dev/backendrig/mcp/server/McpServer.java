package dev.backendrig.mcp.server;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.ToolCalls;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.safety.Approvals;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The person's browser for clients of the Model Context Protocol, over HTTP at one address: the
/// versions with a handshake and the one without. Thread-safe.
///
/// A request is of the version that its header names. Without that header it is of the first version,
/// which had none, unless it says in its body that it is of the newest, which must not be without.
public final class McpServer {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_ALLOWED = 405;
    private static final int NOT_ACCEPTABLE = 406;
    private static final String META = "io.modelcontextprotocol/protocolVersion";

    private final SessionEra sessions;
    private final StatelessEra stateless;

    /// What the server makes use of.
    ///
    /// @param version of this program
    public record Parts(
            String version,
            Agent agent,
            ToolCalls caller,
            SessionRegistry browsers,
            Approvals approvals) {}

    public McpServer(Parts parts, CallThreads threads) {
        var about = new About(parts.version());
        var browsers = new Browsers(parts.browsers());
        var calls = new BrowserCalls(parts.caller());
        var tools = new Tools(browsers, calls, new RunTask(parts.agent()));
        var methods =
                new Methods(
                        tools,
                        new Resources(browsers, calls, tools),
                        (run, approval, consent) ->
                                parts.approvals().answer(run, approval, consent));
        sessions =
                new SessionEra(
                        new McpSessions(McpSessions.IDLE, McpSessions.MOST),
                        new SessionMethods(about, methods),
                        methods,
                        browsers,
                        threads);
        stateless = new StatelessEra(methods, browsers, new StatelessResult(about), threads);
    }

    /// Answers a POST.
    public HttpReply post(HttpAsk ask, byte[] body) throws InterruptedException {
        var accept = ask.header("Accept");
        if (!Accepts.takes(accept, Accepts.JSON) || !Accepts.takes(accept, Accepts.EVENTS)) {
            return notAcceptable("Accept must list application/json and text/event-stream.");
        }
        JsonValue json;
        try {
            json = Json.parseStrict(body);
        } catch (JsonException e) {
            return error(
                    BAD_REQUEST,
                    Optional.empty(),
                    new RpcError(RpcError.PARSE, "Parse error: " + e.getMessage()));
        }
        try {
            return isStateless(ask, json) ? stateless.post(ask, json) : sessions.post(ask, json);
        } catch (BadHttpException e) {
            return error(e.status(), RpcMessage.idOf(json), e.error());
        } catch (RpcException e) {
            return error(BAD_REQUEST, RpcMessage.idOf(json), e.error());
        }
    }

    /// Answers a GET.
    public HttpReply get(HttpAsk ask) {
        if (isNewest(ask)) return postOnly();
        if (!Accepts.takes(ask.header("Accept"), Accepts.EVENTS)) {
            return notAcceptable("Accept must list text/event-stream.");
        }
        try {
            checkVersion(ask.header(HttpAsk.VERSION));
            return sessions.get(ask);
        } catch (BadHttpException e) {
            return error(e.status(), Optional.empty(), e.error());
        }
    }

    /// Answers a DELETE.
    public HttpReply delete(HttpAsk ask) {
        if (isNewest(ask)) return postOnly();
        try {
            checkVersion(ask.header(HttpAsk.VERSION));
            return sessions.delete(ask);
        } catch (BadHttpException e) {
            return error(e.status(), Optional.empty(), e.error());
        }
    }

    /// @throws BadHttpException if header and body do not agree, or the version is not spoken
    private static boolean isStateless(HttpAsk ask, JsonValue json) {
        var header = ask.header(HttpAsk.VERSION);
        var body = versionIn(json);
        if (header == null && body == null) return false;
        if (header == null) throw MirroredHeaders.mismatch("MCP-Protocol-Version is missing.");
        if (body != null && !body.equals(header)) {
            throw MirroredHeaders.mismatch(
                    "MCP-Protocol-Version says something else than the body of the request.");
        }
        checkVersion(header);
        return isNewest(ask);
    }

    private static void checkVersion(@Nullable String version) {
        if (version != null && ProtocolVersion.of(version).isEmpty()) {
            throw new BadHttpException(BAD_REQUEST, RpcError.unsupportedVersion(version));
        }
    }

    private static boolean isNewest(HttpAsk ask) {
        return ProtocolVersion.V2026_07_28.text().equals(ask.header(HttpAsk.VERSION));
    }

    private static @Nullable String versionIn(JsonValue json) {
        return json instanceof JsonObject object
                ? object.object("params")
                        .flatMap(params -> params.object("_meta"))
                        .flatMap(meta -> meta.string(META))
                        .orElse(null)
                : null;
    }

    private static HttpReply postOnly() {
        return new HttpReply.Nothing(NOT_ALLOWED, Map.of("Allow", "POST, OPTIONS"));
    }

    private static HttpReply notAcceptable(String why) {
        return new HttpReply.Message(NOT_ACCEPTABLE, Rpc.error(RpcError.invalidRequest(why)));
    }

    private static HttpReply error(int status, Optional<JsonValue> id, RpcError error) {
        return new HttpReply.Message(
                status, id.map(it -> Rpc.error(it, error)).orElseGet(() -> Rpc.error(error)));
    }
}
