package dev.backendrig.bench.peer;

import dev.backendrig.bench.load.Endpoint;
import java.util.Optional;

/// One of the servers that are compared.
///
/// @param cores how many processors it can use
/// @param server empty for the fake Gemini asked directly
public record Peer(String name, Endpoint endpoint, int cores, Optional<ServerProcess> server) {
    public static final String DIRECT = "direct";
    public static final String NGINX = "nginx";
    public static final String AI_SDK = "AI SDK";
    public static final String OURS = "Backend Rig";

    private static final String GEMINI_PATH =
            "/v1beta/models/gemini-flash-latest:streamGenerateContent?alt=sse";
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    /// The fake Gemini itself: what all others are measured against.
    public static Peer direct(int port) {
        return new Peer(DIRECT, gemini(port), ALL, Optional.empty());
    }

    public static Peer nginx(ServerProcess server) {
        return new Peer(NGINX, gemini(server.launch().port()), ALL, Optional.of(server));
    }

    public static Peer aiSdk(ServerProcess server) {
        var endpoint =
                new Endpoint(
                        server.launch().port(),
                        "/chat",
                        "{\"message\":\"%s\"}"::formatted,
                        "[DONE]");
        return new Peer(AI_SDK, endpoint, 1, Optional.of(server));
    }

    public static Peer ours(ServerProcess server) {
        var endpoint =
                new Endpoint(
                        server.launch().port(),
                        "/agent/run",
                        "{\"message\":\"%s\",\"stream\":true}"::formatted,
                        "[DONE]");
        return new Peer(OURS, endpoint, ALL, Optional.of(server));
    }

    private static Endpoint gemini(int port) {
        return new Endpoint(
                port,
                GEMINI_PATH,
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"%s\"}]}]}"::formatted,
                "finishReason");
    }
}
