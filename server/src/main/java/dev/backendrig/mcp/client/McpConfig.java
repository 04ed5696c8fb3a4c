package dev.backendrig.mcp.client;

import java.util.List;

/// What `mcp.json` says.
///
/// @param servers those that can be used, in the order of the file
/// @param problems a line each on what cannot be used, with the file and the server
record McpConfig(List<ServerConfig> servers, List<String> problems) {
    static final McpConfig NONE = new McpConfig(List.of(), List.of());

    McpConfig {
        servers = List.copyOf(servers);
        problems = List.copyOf(problems);
    }
}
