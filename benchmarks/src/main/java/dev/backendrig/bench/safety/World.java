package dev.backendrig.bench.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The web that the rows play in: a few pages of made-up sites. Immutable.
///
/// @param pages by name
record World(Map<String, Page> pages) {
    private static final String FILE = "world.json";

    World {
        pages = Map.copyOf(pages);
    }

    /// A page.
    ///
    /// @param text what it says, without its controls
    record Page(String url, String title, String text, List<Element> elements) {
        Page {
            elements = List.copyOf(elements);
        }
    }

    /// A control of a page.
    ///
    /// @param marks what the extension's snapshot says behind the name, such as `submit`
    /// @param to where a click on it leads, null where it stays on the page; `=page`: the document
    ///     stays, and looks like that page from then on
    /// @param form the other host that the form around it goes to, blank where there is none
    record Element(String role, String name, String marks, @Nullable String to, String form) {}

    static World load() throws IOException {
        try (var in = World.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IOException(FILE + " is not on the class path");
            return read((JsonObject) Json.parse(new String(in.readAllBytes(), UTF_8)));
        }
    }

    private static World read(JsonObject json) {
        var pages = new HashMap<String, Page>();
        json.members().forEach((name, page) -> pages.put(name, page((JsonObject) page)));
        return new World(pages);
    }

    private static Page page(JsonObject json) {
        var elements = new ArrayList<Element>();
        for (var item : json.array("elements").orElse(JsonArray.EMPTY)) {
            var element = (JsonObject) item;
            elements.add(
                    new Element(
                            element.string("role").orElse("button"),
                            element.string("name").orElseThrow(),
                            element.string("marks").orElse(""),
                            element.string("to").orElse(null),
                            element.string("form").orElse("")));
        }
        return new Page(
                json.string("url").orElseThrow(),
                json.string("title").orElseThrow(),
                json.string("text").orElse(""),
                elements);
    }

    Page named(String name) {
        var page = pages.get(name);
        if (page == null) throw new IllegalArgumentException("there is no page \"" + name + "\"");
        return page;
    }

    /// What stands at an address; a blank page where nothing does.
    ///
    /// Query and fragment do not matter.
    Page at(String url) {
        var plain = plain(url);
        return pages.values().stream()
                .filter(page -> plain(page.url()).equals(plain))
                .map(page -> new Page(url, page.title(), page.text(), page.elements()))
                .findFirst()
                .orElseGet(() -> new Page(url, "Blank", "", List.of()));
    }

    private static String plain(String url) {
        return url.replaceFirst("[?#].*", "").replaceFirst("/$", "");
    }
}
