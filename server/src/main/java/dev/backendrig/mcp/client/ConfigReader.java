package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads `mcp.json` in the form that other clients use: `mcpServers`, or `servers` as VS Code has it.
/// A server that is wrong costs itself alone.
final class ConfigReader {
    /// Each is a process or a connection of its own.
    static final int MOST_SERVERS = 20;

    private static final int LONGEST_NAME = 64;
    private static final List<String> KEYS = List.of("mcpServers", "servers");

    private final String file;
    private final Variables variables;
    private final List<String> problems = new ArrayList<>();

    /// @param file its name, for problems
    ConfigReader(String file, Variables variables) {
        this.file = file;
        this.variables = variables;
    }

    McpConfig read(byte[] utf8) {
        try {
            return Json.parseStrict(utf8) instanceof JsonObject all
                    ? servers(all)
                    : broken("it must be an object with the member \"mcpServers\"");
        } catch (JsonException e) {
            return broken(
                    "it is no JSON text (no comments, no comma after the last member, no name"
                            + " twice): "
                            + e.getMessage());
        }
    }

    private McpConfig broken(String what) {
        return new McpConfig(List.of(), List.of(file + ": " + what));
    }

    private McpConfig servers(JsonObject all) {
        var given = KEYS.stream().filter(all::has).toList();
        if (given.isEmpty()) return broken("it has no member \"mcpServers\", so no server is used");
        var named = given.stream().map(all::object).flatMap(Optional::stream).toList();
        if (named.size() != given.size()) {
            return broken(given + " must be an object: a name and a server each");
        }
        var servers =
                named.stream()
                        .flatMap(it -> it.members().entrySet().stream())
                        .flatMap(it -> server(it.getKey(), it.getValue()).stream())
                        .toList();
        return new McpConfig(bounded(distinct(servers)), problems);
    }

    private Optional<ServerConfig> server(String name, JsonValue value) {
        try {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new ConfigFault("a name must have 1 to " + LONGEST_NAME + " characters");
            }
            if (!(value instanceof JsonObject json)) throw new ConfigFault("it must be an object");
            return new ServerReader(name, json, variables).read();
        } catch (ConfigFault e) {
            problem(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<ServerConfig> distinct(List<ServerConfig> servers) {
        var names = new HashSet<String>();
        return servers.stream()
                .filter(server -> {
                    var isNew = names.add(server.name());
                    if (!isNew) problem(server.name(), "another server has the same name");
                    return isNew;
                })
                .toList();
    }

    private List<ServerConfig> bounded(List<ServerConfig> servers) {
        servers.stream()
                .skip(MOST_SERVERS)
                .forEach(it -> problem(it.name(), "only " + MOST_SERVERS + " servers are used"));
        return servers.stream().limit(MOST_SERVERS).toList();
    }

    private void problem(String name, String what) {
        problems.add(file + ", server \"" + Shown.word(name) + "\": " + what);
    }
}
