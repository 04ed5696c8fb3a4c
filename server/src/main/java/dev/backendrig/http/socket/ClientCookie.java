package dev.backendrig.http.socket;

import dev.backendrig.browser.session.RandomIds;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/// The cookie by which a browser is known again after its socket was lost (docs/protocol.md, 2).
///
/// Extensions send it from origins of their own, so it must be `SameSite=None`, which browsers
/// accept only together with `Secure`; they take loopback addresses as secure.
public final class ClientCookie {
    private static final String NAME = "backendrig_client";
    private static final long ONE_YEAR = Duration.ofDays(365).toSeconds();

    private ClientCookie() {}

    /// The client id that came with the request; what is not an id of ours is passed over.
    public static Optional<String> clientId(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(HttpCookie::getValue)
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
