package dev.backendrig;

import dev.backendrig.config.Settings;
import dev.backendrig.http.AccessToken;
import dev.backendrig.language.Language;
import dev.backendrig.mcp.stdio.StdioBridge;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/// Serves an MCP client that started this process, by the server that runs with the same settings.
record McpStdio(InputStream in, PrintStream out, PrintStream err) {
    /// Blocks until the client has closed its end.
    ///
    /// @return false where it could not be served
    boolean run(Settings settings) throws InterruptedException {
        try {
            new StdioBridge(
                            HealthCheck.address(settings.http(), "/mcp"),
                            AccessToken.of(settings).reveal(),
                            new BufferedInputStream(in),
                            out,
                            err,
                            settings.language().orElse(Language.ENGLISH))
                    .run();
            return true;
        } catch (IOException e) {
            err.println("DATA_DIR: the token or the messages cannot be read: " + e.getMessage());
            return false;
        }
    }
}
