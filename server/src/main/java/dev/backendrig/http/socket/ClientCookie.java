package dev.backendrig.http.socket;

import dev.backendrig.browser.session.RandomIds;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// The cookie by which a browser is known again after its socket was lost, and by which its requests
/// and its socket are known to belong together (docs/protocol.md).
///
/// Extensions send it from origins of their own, so it must be `SameSite=None`, which browsers
/// accept only together with `Secure`; they take loopback addresses as secure.
///
/// Read by hand: other servers on this machine's ports set cookies for the same host, and an odd
/// one of theirs must not spoil a request.
public final class ClientCookie {
    private static final String NAME = "rig_client";
    private static final long ONE_YEAR = Duration.ofDays(365).toSeconds();
    private static final int MAX_COOKIES = 200;

    private ClientCookie() {}

    /// The client id in a request's headers; what is not an id of ours is passed over.
    public static Optional<String> clientId(HttpFields headers) {
        return headers.getValuesList(HttpHeader.COOKIE).stream()
                .flatMap(header -> Arrays.stream(header.split(";", MAX_COOKIES)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME + "="))
                .map(cookie -> cookie.substring(NAME.length() + 1).strip())
                .filter(RandomIds::isWellFormed)
                .findFirst();
    }

    /// The `Set-Cookie` value for a client id.
    static String header(String clientId) {
        return NAME
                + "="
                + clientId
                + "; Path=/; Max-Age="
                + ONE_YEAR
                + "; HttpOnly; Secure; SameSite=None";
    }
}
