package dev.backendrig.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a server is started.
///
/// @param port where it will listen on loopback
/// @param environment all of it: nothing is inherited but `PATH` and `HOME`, so that settings of
///     the person who measures cannot slip in
/// @param folder its working folder; its output goes to `output.log` there
public record Launch(
        String name, int port, List<String> command, Map<String, String> environment, Path folder) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// A port of loopback that nobody listens on now.
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
