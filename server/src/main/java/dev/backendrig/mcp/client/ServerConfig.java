package dev.backendrig.mcp.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One server of `mcp.json`.
///
/// @param name as the person wrote it
record ServerConfig(String name, Address address, ToolRules rules) {
    /// Where the server is. Its texts may be secrets: never logged.
    sealed interface Address {
        /// A program that is started and spoken to over its standard input and output.
        ///
        /// @param environment beside the few harmless variables that every program gets
        record Program(
                String command,
                List<String> arguments,
                Map<String, String> environment,
                Optional<Path> folder)
                implements Address {
            public Program {
                arguments = List.copyOf(arguments);
                environment = Map.copyOf(environment);
            }

            @Override
            public String toString() {
                return "a program";
            }
        }

        /// A server that listens (Streamable HTTP).
        ///
        /// @param headers sent with each request
        record Web(URI url, Map<String, String> headers) implements Address {
            public Web {
                headers = Map.copyOf(headers);
            }

            @Override
            public String toString() {
                return "a server on the web";
            }
        }
    }

    /// What the person lets the agent do with the server's tools, by the names that the server gives.
    ///
    /// @param allow offered to the agent; no other tool is
    /// @param readOnly only look, so that the person is not asked
    /// @param alwaysAllow act, and the person has agreed to every call beforehand
    record ToolRules(NamePatterns allow, NamePatterns readOnly, NamePatterns alwaysAllow) {}
}
