package dev.backendrig.mcp.client;

import java.time.Duration;

/// How long a server is waited for.
///
/// @param start for the handshake, and again for the list of tools
/// @param call for the result of a tool
/// @param rest before a second start; each further one waits twice as long
record Patience(Duration start, Duration call, Duration rest) {
    static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(1));
}
