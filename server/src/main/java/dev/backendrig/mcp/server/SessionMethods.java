package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;

/// What only versions with a handshake have.
record SessionMethods(About about, Methods methods) {
    /// `initialize`: the version that is spoken from now on is the client's, where it is known here.
    ///
    /// @throws RpcException if the request says too little
    static McpClient client(RpcMessage.Request request) {
        var params = request.params();
        var wanted = params.string("protocolVersion");
        if (wanted.isEmpty()) {
            throw new RpcException(
                    RpcError.invalidParams("initialize needs the text protocolVersion."));
        }
        var version =
                ProtocolVersion.of(wanted.get())
                        .filter(known -> !known.isStateless())
                        .orElse(ProtocolVersion.newestWithSession());
        return new McpClient(version, params.object("capabilities").orElse(JsonObject.EMPTY), null);
    }

    JsonObject initialized(McpClient client) {
        return JsonObject.of("protocolVersion", client.version().text()).toBuilder()
                .put("capabilities", About.capabilities())
                .put("serverInfo", about.serverInfo(client.version()))
                .put("instructions", About.instructions())
                .build();
    }

    /// The result of a method that is answered at once.
    ///
    /// @throws RpcException if there is no such method, or it is asked wrongly
    JsonObject result(McpRequest request, McpSession session) throws InterruptedException {
        return switch (request.method()) {
            case "ping" -> JsonObject.EMPTY;
            case "logging/setLevel" -> {
                session.wants(level(request));
                yield JsonObject.EMPTY;
            }
            case "resources/subscribe" -> {
                session.subscribe(methods.resources().named(request).uri(), true);
                yield JsonObject.EMPTY;
            }
            case "resources/unsubscribe" -> {
                session.subscribe(request.text("uri"), false);
                yield JsonObject.EMPTY;
            }
            case String _ -> methods.result(request);
        };
    }

    private static LogLevel level(McpRequest request) {
        return LogLevel.of(request.text("level"))
                .orElseThrow(
                        () -> new RpcException(RpcError.invalidParams("There is no such level.")));
    }
}
