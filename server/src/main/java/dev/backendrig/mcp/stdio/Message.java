package dev.backendrig.mcp.stdio;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message of the client, as far as it has to be understood to carry it over HTTP.
///
/// @param body all of it: an object, or a list of them
record Message(JsonValue body) {
    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";

    Optional<String> method() {
        return object().string("method");
    }

    boolean is(String method) {
        return method().filter(method::equals).isPresent();
    }

    JsonObject params() {
        return object().object("params").orElse(JsonObject.EMPTY);
    }

    /// What an answer to it begins with; null where it wants none.
    @Nullable JsonValue id() {
        return method().isPresent() ? object().get("id") : null;
    }

    /// Of a version without sessions: it says so itself.
    boolean isStateless() {
        return version().isPresent();
    }

    private Optional<String> version() {
        return params().object("_meta").flatMap(meta -> meta.string(VERSION));
    }

    private JsonObject object() {
        return body instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /// The headers that a version without sessions repeats it in (MCP 2026-07-28, "Request Metadata").
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        version().ifPresent(version -> headers.put("MCP-Protocol-Version", version));
        method().ifPresent(method -> headers.put("Mcp-Method", plain(method)));
        name().ifPresent(name -> headers.put("Mcp-Name", encoded(name)));
        return headers;
    }

    private Optional<String> name() {
        return switch (method().orElse("")) {
            case "tools/call", "prompts/get" -> params().string("name");
            case "resources/read" -> params().string("uri");
            case String _ -> Optional.empty();
        };
    }

    /// A method that no header can carry is none; the server says so.
    private static String plain(String method) {
        return method.replaceAll("[^\\x21-\\x7E]", "?");
    }

    private static String encoded(String name) {
        var isPlain = name.matches("[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?");
        if (isPlain && !name.startsWith("=?base64?")) return name;
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return "=?base64?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
}
