package dev.backendrig;

import dev.backendrig.config.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The whole server as the program starts it, on a free port, with nothing of this machine's
/// environment.
record TestAssembly(RunningServer server) implements AutoCloseable {
    /// @param folder for its data, and where it looks for a `.env`
    /// @param environment beside what every such server gets
    static TestAssembly start(Path folder, Map<String, String> environment) throws IOException {
        var all = new HashMap<>(Map.of("PORT", "0", "DATA_DIR", folder.toString()));
        all.putAll(environment);
        return new TestAssembly(Assembly.start(SettingsReader.read(all, folder)));
    }

    int port() {
        return server.address().getPort();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    @Override
    public void close() {
        server.drainAndStop();
    }
}
