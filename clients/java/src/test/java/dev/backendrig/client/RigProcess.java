package dev.backendrig.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real server as a process of its own, from the classes that the tests run beside.
final class RigProcess implements AutoCloseable {
    private static final Duration STARTS_IN = Duration.ofSeconds(40);

    final int port;
    private final Process process;

    private RigProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static RigProcess start(Path folder, Map<String, String> settings) throws Exception {
        var port = freePort();
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.backendrig.Main");
        builder.directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        var environment = new LinkedHashMap<>(settings);
        environment.put("PORT", String.valueOf(port));
        environment.put("DATA_DIR", folder.resolve("data").toString());
        environment.put("ASSISTANT_LANGUAGE", "en");
        builder.environment().putAll(environment);
        var log = folder.resolve("output.log");
        var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var server = new RigProcess(port, process);
        if (!server.answers()) {
            server.close();
            throw new IOException("the server did not start: " + Files.readString(log));
        }
        return server;
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    private boolean answers() throws InterruptedException {
        var end = System.nanoTime() + STARTS_IN.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (var client = RigClient.of(address())) {
                client.info();
                return true;
            } catch (RigException e) {
                if (e.kind() == RigException.Kind.REFUSED) return true;
                Thread.sleep(50);
            }
        }
        return false;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
