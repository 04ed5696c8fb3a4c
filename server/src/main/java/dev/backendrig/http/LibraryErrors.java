package dev.backendrig.http;

import dev.backendrig.language.Language;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Gives the errors that the HTTP library finds by itself (a line that is no request, headers that
/// are too large) the shape of all others.
final class LibraryErrors implements Request.Handler {
    private final Duration linger;
    private final Optional<Language> language;

    LibraryErrors(Duration linger, Optional<Language> language) {
        this.linger = linger;
        this.language = language;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var exchange = new Exchange(request, response, callback, linger, language);
        var told = request.getAttribute(ErrorHandler.ERROR_STATUS);
        var status = told instanceof Integer code ? code : response.getStatus();
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Problems.send(exchange, problem(status), status);
        return true;
    }

    private static Problem problem(int status) {
        if (HttpStatus.isServerError(status)) {
            return Problem.of(ProblemKind.INTERNAL, Problems.internal());
        }
        return switch (status) {
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
                    Problem.of(
                            ProblemKind.BAD_REQUEST,
                            "The request's address or headers are too long.",
                            "Alamat atau header permintaan terlalu panjang.");
            default ->
                    Problem.of(
                            ProblemKind.BAD_REQUEST,
                            "This is not a well-formed HTTP request.",
                            "Ini bukan permintaan HTTP yang berbentuk benar.");
        };
    }
}
