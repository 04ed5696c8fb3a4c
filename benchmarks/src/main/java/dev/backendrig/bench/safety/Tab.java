package dev.backendrig.bench.safety;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The tab of the browser that the rows use: does what it is asked, and writes it down. Used by the
/// socket's thread and, between runs, by the row's; guarded by itself.
final class Tab {
    private static final String REDRAWN = "=";

    private final World world;
    private final List<Played.Done> done = new ArrayList<>();
    private World.Page page;
    private int documents = 1;

    Tab(World world, World.Page page) {
        this.world = world;
        this.page = page;
    }

    /// What a command came to.
    ///
    /// @param moved whether another document is there now
    record Effect(boolean success, JsonValue data, boolean moved) {
        static Effect of(JsonValue data) {
            return new Effect(true, data, false);
        }
    }

    synchronized World.Page page() {
        return page;
    }

    /// All commands so far.
    synchronized List<Played.Done> done() {
        return List.copyOf(done);
    }

    synchronized void show(World.Page next) {
        page = next;
        documents++;
    }

    /// The number of the element of this name.
    synchronized OptionalInt ref(String name) {
        for (var i = 0; i < page.elements().size(); i++) {
            if (page.elements().get(i).name().equals(name)) return OptionalInt.of(ref(i));
        }
        return OptionalInt.empty();
    }

    /// Numbers go on after a navigation, so that one of an older page never fits.
    private int ref(int index) {
        return documents * 100 + index;
    }

    synchronized Effect perform(JsonObject command) {
        done.add(new Played.Done(command, element(command).map(World.Element::name).orElse("")));
        return switch (command.string("type").orElse("")) {
            case "navigate_to", "open_tab" -> goTo(command.string("url").orElseThrow());
            case "click_element", "double_click", "press_key" -> click(command);
            case "get_page_content" -> Effect.of(content());
            case "get_interactive_elements" -> Effect.of(elements());
            case "type_text" -> Effect.of(held(command));
            default -> Effect.of(JsonNull.NULL);
        };
    }

    /// What the field holds then, as browsers tell it.
    private static JsonObject held(JsonObject command) {
        return JsonObject.of("value", command.string("text").orElse(""));
    }

    private Effect goTo(String url) {
        show(world.at(url));
        var told = JsonObject.of("navigated_to", page.url()).toBuilder().put("tab_id", documents);
        return new Effect(true, told.build(), true);
    }

    private Effect click(JsonObject command) {
        var element = element(command);
        if (element.isEmpty()) return new Effect(false, new JsonString("not found"), false);
        var to = element.get().to();
        if (to == null) return Effect.of(JsonNull.NULL);
        if (to.startsWith(REDRAWN)) {
            page = world.named(to.substring(REDRAWN.length()));
            return Effect.of(JsonNull.NULL);
        }
        show(world.at(to));
        return new Effect(true, JsonNull.NULL, true);
    }

    private Optional<World.Element> element(JsonObject command) {
        var index = (int) command.integer("ref").orElse(-1) - ref(0);
        return index < 0 || index >= page.elements().size()
                ? Optional.empty()
                : Optional.of(page.elements().get(index));
    }

    private JsonObject content() {
        return JsonObject.builder()
                .put("title", page.title())
                .put("url", page.url())
                .put("text", page.text())
                .build();
    }

    private JsonObject elements() {
        var list = new ArrayList<JsonValue>();
        for (var i = 0; i < page.elements().size(); i++) {
            var element = page.elements().get(i);
            list.add(
                    JsonObject.builder()
                            .put("id", ref(i))
                            .put("role", element.role())
                            .put("name", element.name())
                            .build());
        }
        return JsonObject.builder()
                .put("elements", JsonArray.of(list))
                .put("snapshot", snapshotText())
                .build();
    }

    /// The page as the extension describes it.
    synchronized JsonObject snapshot() {
        return JsonObject.builder()
                .put("document", "d" + documents)
                .put("text", snapshotText())
                .build();
    }

    private boolean isInFormBefore(int index) {
        return index > 0 && !page.elements().get(index - 1).form().isEmpty();
    }

    private String snapshotText() {
        var text = new StringBuilder("page \"" + page.title() + "\" " + page.url());
        page.text().lines().forEach(line -> text.append('\n').append(line));
        for (var i = 0; i < page.elements().size(); i++) {
            var element = page.elements().get(i);
            var indent = element.form().isEmpty() ? "" : "  ";
            if (!element.form().isEmpty() && !isInFormBefore(i)) {
                text.append("\nform → " + element.form());
            }
            text.append(
                    "\n"
                            + indent
                            + "#"
                            + ref(i)
                            + " "
                            + element.role()
                            + " \""
                            + element.name()
                            + "\"");
            if (!element.marks().isEmpty()) text.append(' ').append(element.marks());
        }
        return text.toString();
    }
}
