package dev.backendrig.model.http;

import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The beginning of a response.
///
/// @param retryAfter what its headers ask for, null where they ask for nothing
public record ResponseHead(int status, HttpHeaders headers, @Nullable Duration retryAfter) {
    /// Waits for the head of a response.
    ///
    /// @throws ModelException if there is no connection or nothing comes over it in time
    public static ResponseHead await(ProviderExchange exchange) throws InterruptedException {
        return switch (exchange.next()) {
            case Arrival.Head(var status, var headers) ->
                    new ResponseHead(
                            status, headers, RetryHints.of(headers, Instant.now()).orElse(null));
            case Arrival.Broken(var cause) -> throw broken(exchange, cause);
            case Arrival.Silence _ -> throw noFirstEvent(exchange);
            case Arrival.Bytes _, Arrival.End _ ->
                    throw new IllegalStateException("a body without a head");
        };
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    static ModelException noFirstEvent(ProviderExchange exchange) {
        return exchange.failure(Kind.NO_FIRST_EVENT, "nothing came in time");
    }

    private static ModelException broken(ProviderExchange exchange, Throwable cause) {
        var fault = unwrapped(cause);
        var kind = fault instanceof ProtocolException ? Kind.UNREADABLE : Kind.UNREACHABLE;
        // The class alone: an exception's words may quote what was sent.
        return exchange.failure(kind, fault.getClass().getSimpleName());
    }

    private static Throwable unwrapped(Throwable cause) {
        var inner = cause.getCause();
        return cause instanceof CompletionException && inner != null ? inner : cause;
    }
}
