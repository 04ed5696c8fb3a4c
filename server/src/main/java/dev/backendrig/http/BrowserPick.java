package dev.backendrig.http;

import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.config.Secret;
import dev.backendrig.http.socket.ClientCookie;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the browser for requests that need not name one: the one of `X-Session-Id`, under the rules
/// that hold for every session; else the only one that is connected, which takes the access token,
/// since such a request knows no secret of the browser's. Thread-safe.
public final class BrowserPick {
    private static final String SESSION = "X-Session-Id";

    private final TokenRule tokens;
    private final Supplier<OnlySession> onlyOne;

    /// @param token that a request shows as `Authorization: Bearer` to have a browser picked
    /// @param onlyOne tells which browser is connected
    public BrowserPick(Secret token, Supplier<OnlySession> onlyOne) {
        this.tokens = new TokenRule(Optional.of(token.reveal()));
        this.onlyOne = onlyOne;
    }

    /// The browser; empty where none is named and none is connected.
    ///
    /// @throws ProblemException if none is named and the token is missing (401), or several are
    ///     connected (409)
    Optional<SessionClaim> claim(Exchange exchange) {
        var named = exchange.header(SESSION);
        if (named != null && !Blanks.isBlank(named)) {
            var client = ClientCookie.clientId(exchange.request().getHeaders()).orElse(null);
            return Optional.of(new SessionClaim(named.strip(), exchange.header("Origin"), client));
        }
        requireToken(exchange);
        return switch (onlyOne.get()) {
            case OnlySession.None() -> Optional.empty();
            case OnlySession.One(var id) -> Optional.of(new SessionClaim(id, null, null));
            case OnlySession.Several(var count) -> throw several(count);
        };
    }

    /// The same for what cannot be done without a browser.
    ///
    /// @throws ProblemException as [#claim] does, and if none is connected (409)
    SessionClaim needed(Exchange exchange) {
        return claim(exchange).orElseThrow(BrowserPick::none);
    }

    /// Looks for the access token.
    ///
    /// @throws ProblemException if it is missing or wrong (401)
    void requireToken(Exchange exchange) {
        var shown = exchange.header("Authorization");
        if (!tokens.allows(shown, null)) throw tokenNeeded(shown);
    }

    private static ProblemException tokenNeeded(@Nullable String shown) {
        var problem =
                shown == null
                        ? Problem.of(
                                ProblemKind.TOKEN_NEEDED,
                                "The server picks a browser here, so it needs its access token,"
                                        + " which './rig token' prints: send it as 'Authorization:"
                                        + " Bearer <token>'.",
                                "Di sini server memilih peramban, jadi perlu token aksesnya, yang"
                                    + " dicetak oleh './rig token': kirim sebagai 'Authorization:"
                                    + " Bearer <token>'.")
                        : Problem.of(
                                ProblemKind.TOKEN_NEEDED,
                                "The token is not this server's. The server picks a browser here,"
                                        + " so it needs its own, which './rig token' prints.",
                                "Token itu bukan milik server ini. Di sini server memilih peramban,"
                                        + " jadi perlu token miliknya, yang dicetak oleh './rig"
                                        + " token'.");
        return new ProblemException(problem.with("WWW-Authenticate", "Bearer"));
    }

    private static ProblemException none() {
        return new ProblemException(
                ProblemKind.BROWSER_NEEDED,
                "No browser is connected. Open the extension's panel in one, or './rig browser',"
                        + " and ask again.",
                "Tidak ada peramban yang tersambung. Buka panel ekstensi di salah satunya, atau"
                        + " './rig browser', lalu minta lagi.");
    }

    private static ProblemException several(int count) {
        return new ProblemException(
                ProblemKind.BROWSER_UNCLEAR,
                "%d browsers are connected. Say which is meant: send the id of its session as '%s'."
                        .formatted(count, SESSION),
                "Ada %d peramban yang tersambung. Sebutkan yang dimaksud: kirim id sesinya sebagai '%s'."
                        .formatted(count, SESSION));
    }
}
