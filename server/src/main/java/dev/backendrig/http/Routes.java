package dev.backendrig.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of what the server answers. Paths count exactly as they are sent: another spelling of
/// a path, with an escape or a second slash, is another path. Immutable.
final class Routes {
    static final String HEALTH = "/health";
    static final String SOCKET = "/ws";

    /// Where the files of the web console are.
    static final String CONSOLE = "/console/";

    private static final int NO_CONTENT = 204;

    private final List<Route> table;

    Routes(List<Route> table) {
        this.table = List.copyOf(table);
    }

    /// All of it, in no order that counts.
    List<Route> table() {
        return table;
    }

    /// The route that the request's path names, null where none does.
    @Nullable Route at(String path) {
        for (var route : table) if (route.isAt(path)) return route;
        return null;
    }

    /// Answers the request.
    ///
    /// @throws ProblemException where there is no such path, or not with this method
    void answer(Exchange exchange) throws Exception {
        var route = at(exchange.path());
        if (route == null) throw unknown();
        if (exchange.method().equals("OPTIONS")) {
            answerOptions(exchange, route);
        } else if (route.takes(exchange.method())) {
            route.endpoint().answer(exchange);
        } else {
            throw wrongMethod(route);
        }
    }

    /// Whether a browser asks beforehand what a page may send.
    static boolean isPreflight(Exchange exchange) {
        return exchange.method().equals("OPTIONS")
                && exchange.header("Origin") != null
                && exchange.header("Access-Control-Request-Method") != null;
    }

    private static void answerOptions(Exchange exchange, Route route) {
        exchange.response().getHeaders().put("Allow", route.methods());
        if (isPreflight(exchange)) Cors.answerPreflight(exchange, route.methods());
        exchange.sendNothing(NO_CONTENT);
    }

    static ProblemException unknown() {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is nothing at this address. The agent is at POST /agent/run.",
                "Tidak ada apa-apa di alamat ini. Agennya ada di POST /agent/run.");
    }

    private static ProblemException wrongMethod(Route route) {
        var problem =
                Problem.of(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        route.path() + " is used with " + route.method() + ".",
                        route.path() + " dipakai dengan " + route.method() + ".");
        return new ProblemException(problem.with("Allow", route.methods()));
    }
}
