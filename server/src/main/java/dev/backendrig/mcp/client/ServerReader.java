package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.mcp.client.ServerConfig.Address;
import dev.backendrig.mcp.client.ServerConfig.ToolRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one server of `mcp.json`. What other clients keep there and nobody here knows is ignored.
record ServerReader(String name, JsonObject json, Variables variables) {
    private static final String COMMAND = "command";

    /// As different clients call the same.
    private static final List<String> URLS = List.of("url", "httpUrl", "serverUrl");

    private static final Set<String> STDIO = Set.of("stdio", "local");
    private static final Set<String> HTTP =
            Set.of("http", "streamable-http", "streamable_http", "streamablehttp");
    private static final String LEGACY = "sse";

    /// A token (RFC 9110, 5.6.2).
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    /// What the HTTP client sets itself, and what belongs to the protocol.
    private static final Set<String> NOT_OF_THE_PERSON =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "expect",
                    "upgrade",
                    "transfer-encoding",
                    "content-type",
                    "accept",
                    "mcp-session-id",
                    "mcp-protocol-version",
                    "mcp-method",
                    "mcp-name");

    /// Empty where the person has switched the server off.
    ///
    /// @throws ConfigFault if it cannot be used
    Optional<ServerConfig> read() {
        if (flag("disabled", false) || !flag("enabled", true)) return Optional.empty();
        var rules = new ToolRules(names("allow"), names("read_only"), names("always_allow"));
        return Optional.of(new ServerConfig(name, address(), rules));
    }

    private Address address() {
        var urls = URLS.stream().filter(json::has).toList();
        if (json.has(COMMAND) == !urls.isEmpty() || urls.size() > 1) {
            throw new ConfigFault("it needs either \"command\" or \"url\", and one of them only");
        }
        var type = text("type").orElse("").toLowerCase(Locale.ROOT);
        if (type.equals(LEGACY)) {
            throw new ConfigFault(
                    "the old transport \"sse\" is not spoken; give the server's address for"
                            + " Streamable HTTP and \"type\": \"http\"");
        }
        var fitting = urls.isEmpty() ? STDIO : HTTP;
        if (!type.isEmpty() && !fitting.contains(type)) {
            throw new ConfigFault(
                    "type must be \"stdio\" beside a command, \"http\" beside a url, or be left"
                            + " out");
        }
        return urls.isEmpty() ? program() : web(urls.getFirst());
    }

    private Address program() {
        var command = text(COMMAND).map(variables::in).orElse("");
        if (command.isBlank()) throw new ConfigFault("command must be the name of a program");
        var arguments = texts("args").stream().map(variables::in).toList();
        return new Address.Program(command, arguments, map("env"), folder());
    }

    private Optional<Path> folder() {
        try {
            return text("cwd").map(variables::in).map(Path::of);
        } catch (InvalidPathException e) {
            throw new ConfigFault("cwd must be the path of a folder");
        }
    }

    private Address web(String member) {
        var url = uri(text(member).map(variables::in).orElse(""));
        var scheme = url.getScheme();
        var isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!isWeb || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new ConfigFault(
                    member
                            + " must be an address with http:// or https:// and without a user name"
                            + " (a token belongs into \"headers\")");
        }
        var headers = map("headers");
        headers.forEach(ServerReader::check);
        return new Address.Web(url, headers);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create("");
        }
    }

    private static void check(String header, String value) {
        if (NOT_OF_THE_PERSON.contains(header.toLowerCase(Locale.ROOT))) {
            throw new ConfigFault("headers must not have " + header + ", which is set by itself");
        }
        if (!HEADER.matcher(header).matches() || !HEADER_VALUE.matcher(value).matches()) {
            throw new ConfigFault(
                    "headers must be names and texts of HTTP: plain ASCII on one line");
        }
    }

    private NamePatterns names(String member) {
        return new NamePatterns(texts(member));
    }

    private boolean flag(String member, boolean otherwise) {
        if (!json.has(member)) return otherwise;
        return json.bool(member)
                .orElseThrow(() -> new ConfigFault(member + " must be true or false"));
    }

    private Optional<String> text(String member) {
        if (!json.has(member)) return Optional.empty();
        var text = json.string(member);
        if (text.isEmpty()) throw new ConfigFault(member + " must be a text");
        return text;
    }

    private List<String> texts(String member) {
        if (!json.has(member)) return List.of();
        var items = json.array(member).map(JsonArray::items).orElse(List.of());
        var texts = items.stream().filter(JsonString.class::isInstance).toList();
        if (json.array(member).isEmpty() || texts.size() != items.size()) {
            throw new ConfigFault(member + " must be a list of texts, such as [\"one\", \"two\"]");
        }
        return Texts.of(new JsonArray(texts));
    }

    private Map<String, String> map(String member) {
        if (!json.has(member)) return Map.of();
        var map = new LinkedHashMap<String, String>();
        json.object(member)
                .orElseThrow(() -> new ConfigFault(member + " must be an object of texts"))
                .members()
                .forEach((key, value) -> map.put(key, variables.in(plain(member, value))));
        return map;
    }

    private static String plain(String member, JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> text;
            case JsonNumber _, JsonBoolean _ -> value.toString();
            default -> throw new ConfigFault(member + " must be an object of texts");
        };
    }
}
