package dev.backendrig.mcp.server;

import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.language.Language;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request over HTTP that has been found to come from somebody who may ask.
///
/// @param headers the value of a header by its name, null where there is none
/// @param browser the browser that the request names, empty where it names none
public record HttpAsk(
        Function<String, @Nullable String> headers,
        Optional<SessionClaim> browser,
        Language language) {
    static final String SESSION = "Mcp-Session-Id";
    static final String VERSION = "MCP-Protocol-Version";

    @Nullable String header(String name) {
        return headers.apply(name);
    }
}
