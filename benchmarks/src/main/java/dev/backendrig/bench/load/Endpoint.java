package dev.backendrig.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// How a stream is asked for on loopback.
///
/// @param body makes the JSON body for a prompt, which needs no escaping
/// @param lastWord what a whole answer contains at its end
public record Endpoint(int port, String path, UnaryOperator<String> body, String lastWord) {
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    byte[] request(String prompt) {
        var content = body.apply(prompt);
        var head =
                """
                POST %s HTTP/1.1\r
                Host: localhost:%d\r
                Content-Type: application/json\r
                Accept: text/event-stream\r
                Content-Length: %d\r
                \r
                """
                        .formatted(path, port, content.length());
        return (head + content).getBytes(StandardCharsets.US_ASCII);
    }
}
