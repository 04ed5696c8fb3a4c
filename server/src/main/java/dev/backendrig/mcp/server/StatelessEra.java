package dev.backendrig.mcp.server;

import dev.backendrig.agent.ToolTalks;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.Optional;

/// Streamable HTTP as the version 2026-07-28 has it: each request stands for itself. Thread-safe.
final class StatelessEra {
    private static final String META = "io.modelcontextprotocol/";

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Methods methods;
    private final Browsers browsers;
    private final StatelessResult results;
    private final CallThreads threads;
    private final Turns turns = new Turns();

    StatelessEra(Methods methods, Browsers browsers, StatelessResult results, CallThreads threads) {
        this.methods = methods;
        this.browsers = browsers;
        this.results = results;
        this.threads = threads;
    }

    /// A POST, whose version is this one where it names one in its body.
    HttpReply post(HttpAsk ask, JsonValue body) throws InterruptedException {
        return switch (RpcMessage.read(body)) {
            case RpcMessage.Request request -> answer(ask, request);
            case RpcMessage.Notification _ -> new HttpReply.Nothing(ACCEPTED);
            case RpcMessage.Response _ ->
                    throw new BadHttpException(
                            BAD_REQUEST,
                            RpcError.invalidRequest("This version has no answers of clients."));
        };
    }

    private HttpReply answer(HttpAsk ask, RpcMessage.Request request) throws InterruptedException {
        try {
            var asked = new McpRequest(request, client(request), ask, ToolTalks.OF_BROWSER);
            MirroredHeaders.check(ask, request);
            return answered(asked);
        } catch (RpcException e) {
            var status = e.error().code() == RpcError.METHOD_NOT_FOUND ? NOT_FOUND : OK;
            return new HttpReply.Message(status, Rpc.error(request.id(), e.error()));
        } catch (BadHttpException e) {
            return new HttpReply.Message(e.status(), Rpc.error(request.id(), e.error()));
        }
    }

    /// What the client says of itself, with each request.
    private static McpClient client(RpcMessage.Request request) {
        var meta = request.meta();
        if (meta.string(META + "protocolVersion").isEmpty()) throw missing("protocolVersion");
        var capabilities = meta.object(META + "clientCapabilities");
        if (capabilities.isEmpty()) throw missing("clientCapabilities");
        return new McpClient(
                ProtocolVersion.V2026_07_28, capabilities.get(), logLevel(meta).orElse(null));
    }

    private static Optional<LogLevel> logLevel(JsonObject meta) {
        var wanted = meta.string(META + "logLevel");
        var level = wanted.flatMap(LogLevel::of);
        if (meta.has(META + "logLevel") && level.isEmpty()) {
            throw bad("There is no such log level.");
        }
        return level;
    }

    private static BadHttpException missing(String name) {
        return bad("The request needs " + META + name + " in its _meta.");
    }

    private static BadHttpException bad(String why) {
        return new BadHttpException(BAD_REQUEST, RpcError.invalidParams(why));
    }

    private HttpReply answered(McpRequest request) throws InterruptedException {
        if (Methods.isCall(request.method())) return called(request);
        return switch (request.method()) {
            case "server/discover" -> complete(request, results.discovered(discovered()));
            case "subscriptions/listen" ->
                    new HttpReply.Stream(new Listening(request, watch(), results), true);
            case String _ -> complete(request, results.list(methods.result(request)));
        };
    }

    private static HttpReply complete(McpRequest request, JsonObject result) {
        return new HttpReply.Message(OK, Rpc.result(request.message().id(), result));
    }

    private static JsonObject discovered() {
        return JsonObject.of("supportedVersions", JsonArray.ofStrings(ProtocolVersion.texts()))
                .toBuilder()
                .put("capabilities", About.capabilities())
                .put("instructions", About.instructions())
                .build();
    }

    private BrowserWatch watch() {
        return new BrowserWatch(browsers, methods.tools(), methods.resources());
    }

    private HttpReply called(McpRequest request) throws InterruptedException {
        if (request.params().has(Turns.STATE)) return goesOn(request);
        methods.check(request);
        var turn = new Turn(results, request.message(), turns);
        var call = new Call(methods.work(request, turn), turn, () -> {});
        turn.makes(call);
        var source = turn.waits(request.message().id());
        threads.start(call);
        return new HttpReply.Stream(source, false);
    }

    /// The client has come back with its person's answer.
    private HttpReply goesOn(McpRequest request) {
        var state = request.text(Turns.STATE);
        var turn =
                turns.take(state, request.message())
                        .orElseThrow(() ->
                                new RpcException(
                                        RpcError.invalidParams(
                                                "This requestState is not of this request,"
                                                        + " was used, or is too old.")));
        turn.takes(state, request.object("inputResponses"));
        return new HttpReply.Stream(turn.waits(request.message().id()), false);
    }
}
