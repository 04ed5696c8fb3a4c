package dev.backendrig.mcp.client;

import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/// The tools of all servers as they are offered together, kept small so that the prompt does not
/// drown. Immutable.
///
/// @param fellOut those that found no room, with the reason
record Offer(List<Tool> tools, List<String> fellOut) {
    static final Offer NONE = new Offer(List.of(), List.of());
    static final int MOST_TOOLS = 40;

    /// About 15,000 tokens.
    static final int MOST_CHARS = 60_000;

    Offer {
        tools = List.copyOf(tools);
        fellOut = List.copyOf(fellOut);
    }

    /// The first ones that fit, in the order of the file and of each server's list.
    static Offer of(List<ServerLife> servers) {
        var tools = new ArrayList<Tool>();
        var fellOut = new ArrayList<String>();
        var names = new ToolNames();
        var chars = 0;
        for (var server : servers) {
            for (var listed : server.tools().allowed()) {
                var name = names.of(server.config().name(), listed.name());
                var isRoom = tools.size() < MOST_TOOLS && chars + listed.chars() <= MOST_CHARS;
                if (isRoom) {
                    chars += listed.chars();
                    tools.add(new McpTool(server, listed, name));
                } else {
                    fellOut.add(name);
                }
            }
        }
        return new Offer(tools, fellOut);
    }
}
