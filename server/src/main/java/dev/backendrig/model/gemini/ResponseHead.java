package dev.backendrig.model.gemini;

import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.RetryAfter;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The beginning of a response.
///
/// @param retryAfter what its header asks for, null where it asks for nothing
record ResponseHead(int status, @Nullable Duration retryAfter) {
    /// Waits for the head of a response.
    ///
    /// @throws ModelException if there is no connection or nothing comes over it in time
    static ResponseHead await(GeminiExchange exchange) throws InterruptedException {
        return switch (exchange.next()) {
            case Arrival.Head head -> of(head);
            case Arrival.Broken(var cause) -> throw broken(cause);
            case Arrival.Silence _ -> throw GeminiChatModel.noFirstEvent();
            case Arrival.Bytes _, Arrival.End _ ->
                    throw new IllegalStateException("a body without a head");
        };
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    private static ResponseHead of(Arrival.Head head) {
        var retryAfter =
                head.headers()
                        .firstValue("Retry-After")
                        .flatMap(value -> RetryAfter.header(value, Instant.now()));
        return new ResponseHead(head.status(), retryAfter.orElse(null));
    }

    private static ModelException broken(Throwable cause) {
        var fault = unwrapped(cause);
        var kind = fault instanceof ProtocolException ? Kind.UNREADABLE : Kind.UNREACHABLE;
        // The class alone: an exception's words may quote what was sent.
        return new ModelException(kind, GeminiChatModel.PROVIDER, fault.getClass().getSimpleName());
    }

    private static Throwable unwrapped(Throwable cause) {
        var inner = cause.getCause();
        return cause instanceof CompletionException && inner != null ? inner : cause;
    }
}
