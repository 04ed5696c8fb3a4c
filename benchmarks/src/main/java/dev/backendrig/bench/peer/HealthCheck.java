package dev.backendrig.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks `GET /health` on a socket of its own, the cheapest way there is: it is part of the
/// measured time of a start.
final class HealthCheck {
    private static final int TIMEOUT_MILLIS = 1000;
    private static final String GOOD = "HTTP/1.1 200";

    private final int port;
    private final String request;

    HealthCheck(int port) {
        this.port = port;
        this.request = "GET /health HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
    }

    /// Asks every 2 ms until the answer is good.
    ///
    /// @return whether it was within the limit, and while the process lived
    boolean await(Process process, Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (isGood()) return true;
            Thread.sleep(2);
        }
        return false;
    }

    private boolean isGood() {
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            socket.connect(address, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var status = socket.getInputStream().readNBytes(GOOD.length());
            return new String(status, StandardCharsets.US_ASCII).equals(GOOD);
        } catch (IOException e) {
            return false;
        }
    }
}
