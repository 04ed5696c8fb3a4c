package dev.backendrig.http;

import dev.backendrig.config.Secret;
import dev.backendrig.config.Settings;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Decides who is answered, by headers alone: before a body is read, before a socket is upgraded.
/// Immutable.
///
/// `GET /health` is exempt from everything. For the rest the order is `Host`, `Origin`, token. A
/// request without `Origin` is no page's script; that browsers send plain navigations and pictures
/// without one is harmless, because all that such a request reaches are reads whose answers no page
/// gets to see.
final class AccessGuard {
    private static final String SOCKET_PATH = "/ws";

    private final HostRule hosts;
    private final OriginRule origins;
    private final TokenRule tokens;
    private final boolean console;

    /// @param console whether the web console is served
    AccessGuard(Settings.Http settings, boolean console) {
        this.console = console;
        hosts = new HostRule(settings.allowedHosts());
        origins = new OriginRule(settings.allowedOrigins(), settings.extensionOrigins(), hosts);
        tokens = new TokenRule(settings.authToken().map(Secret::reveal));
    }

    /// Lets the request pass, and its page read the answer.
    ///
    /// @throws ProblemException if the request is not to be answered
    void check(Exchange exchange) {
        exchange.response().getHeaders().put("Vary", "Origin");
        var allowed = mayRead(exchange);
        if (exchange.path().equals(Routes.HEALTH)) {
            if (!allowed) Cors.allowAnyone(exchange.response().getHeaders());
            return;
        }
        checkHost(exchange);
        if (!allowed && exchange.header("Origin") != null) throw wrongOrigin();
        checkToken(exchange);
    }

    /// Whether the request comes from a page that may use the server.
    private boolean mayRead(Exchange exchange) {
        var origin = only(exchange, "Origin");
        var host = only(exchange, "Host");
        var port = Request.getLocalPort(exchange.request());
        if (origin == null || host == null || !hosts.allows(host, port)) return false;
        if (!origins.allows(origin, host, port)) return false;
        Cors.allow(exchange.response().getHeaders(), origin);
        return true;
    }

    /// Whether the request comes from a page of this server itself. To be asked after [#check].
    boolean isOwnPage(Exchange exchange) {
        var origin = only(exchange, "Origin");
        var host = only(exchange, "Host");
        var port = Request.getLocalPort(exchange.request());
        return origin != null && host != null && origins.isOwn(origin, host, port);
    }

    private void checkHost(Exchange exchange) {
        var host = only(exchange, "Host");
        if (host == null || !hosts.allows(host, Request.getLocalPort(exchange.request()))) {
            throw new ProblemException(
                    ProblemKind.HOST_REFUSED,
                    "This server does not answer to that host name. Use localhost with its port, or"
                            + " add the name to ALLOWED_HOSTS.",
                    "Server ini tidak menjawab untuk nama host itu. Pakai localhost dengan portnya,"
                            + " atau tambahkan nama itu ke ALLOWED_HOSTS.");
        }
    }

    private void checkToken(Exchange exchange) {
        // A preflight never carries the token (WHATWG Fetch, 4.8); it reaches no endpoint.
        if (Routes.isPreflight(exchange) || isOfConsole(exchange)) return;
        var mayUseQuery = exchange.path().equals(SOCKET_PATH);
        var query = mayUseQuery ? exchange.request().getHttpURI().getQuery() : null;
        if (tokens.allows(exchange.header("Authorization"), query)) return;
        var problem =
                Problem.of(
                        ProblemKind.TOKEN_NEEDED,
                        "This server needs its access token (AUTH_TOKEN): send it as"
                                + " 'Authorization: Bearer <token>'.",
                        "Server ini memerlukan token aksesnya (AUTH_TOKEN): kirim sebagai"
                                + " 'Authorization: Bearer <token>'.");
        throw new ProblemException(problem.with("WWW-Authenticate", "Bearer"));
    }

    /// The console's own files hold no secret, and without them nobody could type the token in.
    private boolean isOfConsole(Exchange exchange) {
        var path = exchange.path();
        return console && (path.equals("/") || path.startsWith(Routes.CONSOLE));
    }

    private static ProblemException wrongOrigin() {
        return new ProblemException(
                ProblemKind.ORIGIN_REFUSED,
                "Pages of this origin may not use the server. Add the origin to ALLOWED_ORIGINS, or"
                        + " an extension's to EXTENSION_ORIGINS.",
                "Halaman dari asal ini tidak boleh memakai server. Tambahkan asalnya ke"
                        + " ALLOWED_ORIGINS, atau asal ekstensi ke EXTENSION_ORIGINS.");
    }

    /// The header's value; null where there is none, or more than one.
    private static @Nullable String only(Exchange exchange, String name) {
        var values = exchange.request().getHeaders().getValuesList(name);
        return values.size() == 1 ? values.getFirst() : null;
    }
}
