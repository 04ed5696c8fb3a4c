package dev.backendrig.mcp.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The headers that repeat what a request says in its body, for those on the way that look at headers
/// alone (MCP 2026-07-28, Streamable HTTP, "Server Validation").
final class MirroredHeaders {
    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");
    private static final Pattern ENCODED = Pattern.compile("=\\?base64\\?(.*)\\?=");

    private MirroredHeaders() {}

    /// @throws BadHttpException if they say something else than the request, or are missing
    static void check(HttpAsk ask, RpcMessage.Request request) {
        same(METHOD, ask.header(METHOD), request.method());
        name(request).ifPresent(name -> same(NAME, decoded(ask.header(NAME)), name));
    }

    private static Optional<String> name(RpcMessage.Request request) {
        return switch (request.method()) {
            case Methods.TOOLS_CALL, "prompts/get" -> request.params().string("name");
            case Methods.RESOURCES_READ -> request.params().string("uri");
            case String _ -> Optional.empty();
        };
    }

    private static void same(String header, @Nullable String told, String body) {
        if (told == null) throw mismatch(header + " is missing or is no header value.");
        if (!told.equals(body)) {
            throw mismatch(header + " says something else than the body of the request.");
        }
    }

    /// Null where it is missing or wrong.
    private static @Nullable String decoded(@Nullable String value) {
        if (value == null || !VALUE.matcher(value).matches()) return null;
        var encoded = ENCODED.matcher(value);
        if (!encoded.matches()) return value;
        try {
            var bytes = Base64.getDecoder().decode(encoded.group(1));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    static BadHttpException mismatch(String why) {
        return new BadHttpException(400, RpcError.headerMismatch(why));
    }
}
