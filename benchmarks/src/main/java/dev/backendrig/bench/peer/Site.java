package dev.backendrig.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where everything is that a run starts.
///
/// @param root the repository
/// @param work an empty folder for configurations, data and output
/// @param javaHome the JDK that runs our server
/// @param serverOptions the options that `./rig run` gives our server's JVM
/// @param app the folder that `./rig run` starts our server from: the jar and its AOT cache
/// @param gemini the port of the fake Gemini
public record Site(
        Path root, Path work, Path javaHome, List<String> serverOptions, Path app, int gemini) {
    public Site {
        serverOptions = List.copyOf(serverOptions);
    }

    /// nginx as a proxy that buffers nothing.
    public Launch nginx() throws IOException {
        var port = Launch.freePort();
        var folder = Files.createDirectories(work.resolve("nginx"));
        var config =
                Files.readString(root.resolve("benchmarks/nginx/nginx.conf"))
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@UPSTREAM@", "127.0.0.1:" + gemini)
                        .replace("@USER@", isRoot() ? "user root;" : "");
        Files.writeString(folder.resolve("nginx.conf"), config);
        var command = List.of("nginx", "-p", folder + "/", "-e", "stderr", "-c", "nginx.conf");
        return new Launch(Peer.NGINX, port, command, Map.of(), folder);
    }

    /// A Node server with the Vercel AI SDK.
    public Launch aiSdk() throws IOException {
        var port = Launch.freePort();
        var command = List.of("node", root.resolve("benchmarks/ai-sdk/server.js").toString());
        var environment =
                Map.of(
                        "PORT", Integer.toString(port),
                        "GEMINI_BASE_URL", geminiUrl(),
                        "NODE_ENV", "production");
        return new Launch(Peer.AI_SDK, port, command, environment, work.resolve("ai-sdk"));
    }

    /// Our server as `./rig run` starts it.
    public Launch ours(List<String> moreOptions, Map<String, String> moreSettings)
            throws IOException {
        return ours(true, moreOptions, moreSettings);
    }

    /// Our server as it starts without an AOT cache.
    public Launch oursWithoutCache() throws IOException {
        return ours(false, List.of(), Map.of());
    }

    private Launch ours(boolean cached, List<String> moreOptions, Map<String, String> moreSettings)
            throws IOException {
        var port = Launch.freePort();
        var folder = work.resolve("backend-rig");
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(serverOptions);
        if (cached) command.add("-XX:AOTCache=" + app.resolve("backend-rig.aot"));
        command.addAll(moreOptions);
        command.addAll(List.of("-jar", app.resolve("backend-rig.jar").toString()));
        var settings =
                new HashMap<>(
                        Map.of(
                                "PORT",
                                Integer.toString(port),
                                "MODEL_PROVIDER",
                                "gemini",
                                "GEMINI_API_KEY",
                                "dummy",
                                "GEMINI_BASE_URL",
                                geminiUrl(),
                                "MAX_RUNS",
                                "256",
                                "DATA_DIR",
                                folder.resolve("data").toString()));
        settings.putAll(moreSettings);
        return new Launch(Peer.OURS, port, command, settings, folder);
    }

    private String geminiUrl() {
        return "http://127.0.0.1:" + gemini;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
