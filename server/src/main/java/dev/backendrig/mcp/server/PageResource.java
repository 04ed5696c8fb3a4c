package dev.backendrig.mcp.server;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolResult;
import java.util.Arrays;
import java.util.Optional;

/// What can be read of the page that the browser shows, each by a tool of the browser.
enum PageResource {
    SNAPSHOT(
            "snapshot",
            "get_interactive_elements",
            "text/plain",
            "The page that the browser shows, with all that can be clicked or typed into"),
    TEXT("text", "get_page_content", "text/plain", "The text of the page that the browser shows"),
    SCREENSHOT("screenshot", "screenshot", "image/png", "A picture of what the browser shows");

    private final String word;
    private final String tool;
    private final String mediaType;
    private final String description;

    PageResource(String word, String tool, String mediaType, String description) {
        this.word = word;
        this.tool = tool;
        this.mediaType = mediaType;
        this.description = description;
    }

    static Optional<PageResource> at(String uri) {
        return Arrays.stream(values()).filter(it -> it.uri().equals(uri)).findFirst();
    }

    String uri() {
        return "browser://page/" + word;
    }

    /// The browser's tool that reads it.
    String tool() {
        return tool;
    }

    /// As `resources/list` tells of it.
    JsonObject json(ProtocolVersion version) {
        var json = JsonObject.of("uri", uri()).toBuilder().put("name", "page-" + word);
        if (version.hasStructuredContent()) json.put("title", "The page: " + word);
        json.put("description", description);
        // What a picture is, its bytes tell.
        if (this != SCREENSHOT) json.put("mimeType", mediaType);
        return json.build();
    }

    /// What was read, as `resources/read` answers it; empty where it was nothing.
    Optional<JsonObject> contents(ToolResult result) {
        var contents = JsonObject.of("uri", uri()).toBuilder();
        if (this == SCREENSHOT) {
            return result.images().stream()
                    .findFirst()
                    .map(image ->
                            contents.put("mimeType", image.mediaType()).put("blob", image.base64()))
                    .map(PageResource::only);
        }
        return Optional.of(
                only(contents.put("mimeType", mediaType).put("text", text(result.content()))));
    }

    private static JsonObject only(JsonObject.Builder contents) {
        return JsonObject.of("contents", JsonArray.of(contents.build()));
    }

    /// A snapshot stands beside what else the tool says.
    private String text(JsonValue content) {
        if (content instanceof JsonString(var text)) return text;
        var page =
                content instanceof JsonObject object
                        ? object.string("page")
                        : Optional.<String>empty();
        return this == SNAPSHOT && page.isPresent() ? page.get() : Json.write(content);
    }
}
