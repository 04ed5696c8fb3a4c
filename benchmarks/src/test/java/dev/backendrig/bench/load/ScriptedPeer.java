package dev.backendrig.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/// A peer that answers each connection with the same bytes, whatever it is asked.
final class ScriptedPeer implements AutoCloseable {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ServerSocket listener;

    private ScriptedPeer(ServerSocket listener) {
        this.listener = listener;
    }

    /// One that sends these texts, each as a chunk, and the end of the response.
    static ScriptedPeer saying(String... texts) throws IOException {
        var answer = new StringBuilder(HEAD);
        for (var text : texts) {
            answer.append(Integer.toHexString(text.length())).append("\r\n").append(text);
            answer.append("\r\n");
        }
        return sending(answer + "0\r\n\r\n");
    }

    /// One that sends exactly this and closes the connection.
    static ScriptedPeer sending(String bytes) throws IOException {
        var peer = new ScriptedPeer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(() -> peer.serve(bytes));
        return peer;
    }

    Endpoint endpoint() {
        return new Endpoint(listener.getLocalPort(), "/", prompt -> prompt, "[DONE]");
    }

    private void serve(String bytes) {
        while (!listener.isClosed()) {
            try (var connection = listener.accept()) {
                var request = connection.getInputStream();
                request.read(new byte[4096]);
                send(connection.getOutputStream(), bytes);
            } catch (IOException e) {
                // The test has closed one of the two, and ends.
            }
        }
    }

    private static void send(OutputStream out, String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
