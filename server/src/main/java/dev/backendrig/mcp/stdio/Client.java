package dev.backendrig.mcp.stdio;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/// The client's side of the bridge: one message a line. Thread-safe.
final class Client {
    private final PrintStream out;
    private final ReentrantLock lock = new ReentrantLock();

    Client(PrintStream out) {
        this.out = out;
    }

    void send(JsonObject message) {
        var line = (Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(line, 0, line.length);
            out.flush();
        } finally {
            lock.unlock();
        }
    }
}
