package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/// What came of a server's list of tools.
///
/// @param allowed can be offered, in the server's order
/// @param others names of those that the person has not allowed
/// @param notes what was left out and why
record ServerTools(List<ListedTool> allowed, List<String> others, List<String> notes) {
    static final ServerTools NONE = new ServerTools(List.of(), List.of(), List.of());
    static final int LONGEST_DESCRIPTION = 1_024;
    private static final int LONGEST_NAME = 128;

    ServerTools {
        allowed = List.copyOf(allowed);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    /// @param clean takes out of a text what nobody sees
    static ServerTools of(
            McpSession.Listing listing, ServerConfig server, UnaryOperator<String> clean) {
        var sorting = new Sorting(server, clean);
        if (listing.note() != null) sorting.notes.add(listing.note());
        listing.tools().forEach(sorting::take);
        server.rules().allow().idle(sorting.all).stream()
                .map(it -> "\"allow\" names " + Shown.word(it) + ", which it does not have")
                .forEach(sorting.notes::add);
        return new ServerTools(sorting.allowed, sorting.others, sorting.notes);
    }

    private static final class Sorting {
        private final ServerConfig server;
        private final UnaryOperator<String> clean;
        private final List<String> all = new ArrayList<>();
        private final List<ListedTool> allowed = new ArrayList<>();
        private final List<String> others = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final HashSet<String> names = new HashSet<>();

        Sorting(ServerConfig server, UnaryOperator<String> clean) {
            this.server = server;
            this.clean = clean;
        }

        private void take(JsonObject tool) {
            var name = tool.string("name").orElse("");
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                notes.add("a tool whose name is none");
                return;
            }
            all.add(name);
            if (!server.rules().allow().match(name)) others.add(Shown.word(name));
            else if (!names.add(name)) note(name, "it is listed twice, the first one counts");
            else allow(name, tool);
        }

        private void allow(String name, JsonObject tool) {
            try {
                var schema = OfferedSchema.of(tool.object("inputSchema"), clean);
                var told = tool.string("description").or(() -> tool.string("title")).orElse("");
                var description = Cut.chars(clean.apply(told), LONGEST_DESCRIPTION);
                allowed.add(new ListedTool(name, description, schema));
            } catch (OfferedSchema.UnfitException e) {
                note(name, String.valueOf(e.getMessage()));
            }
        }

        private void note(String name, String why) {
            notes.add(Shown.word(name) + ": " + why);
        }
    }
}
