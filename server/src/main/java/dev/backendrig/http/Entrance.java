package dev.backendrig.http;

import dev.backendrig.language.Language;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Where every request comes in: first the guard, then the table of routes; what goes wrong becomes
/// a problem here. It holds the socket's handler, so that this lives and stops with the server.
final class Entrance extends Handler.Wrapper {
    private final AccessGuard guard;
    private final Routes routes;
    private final HttpMetrics metrics;
    private final Optional<Language> language;
    private final Duration linger;

    Entrance(
            AccessGuard guard,
            Routes routes,
            HttpMetrics metrics,
            Optional<Language> language,
            Duration linger) {
        this.guard = guard;
        this.routes = routes;
        this.metrics = metrics;
        this.language = language;
        this.linger = linger;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        var exchange = new Exchange(request, response, callback, linger, language);
        var route = routes.at(exchange.path());
        Request.addCompletionListener(
                request,
                _ ->
                        metrics.answered(
                                request.getMethod(),
                                route == null ? null : route.path(),
                                response.getStatus()));
        answer(exchange);
        return true;
    }

    private void answer(Exchange exchange) {
        try {
            guard.check(exchange);
            routes.answer(exchange);
        } catch (ProblemException e) {
            Problems.send(exchange, e.problem());
        } catch (Exception e) {
            var problem = Problems.ofUnexpected(e);
            if (exchange.response().isCommitted()) exchange.abort();
            else Problems.send(exchange, problem);
        }
    }
}
