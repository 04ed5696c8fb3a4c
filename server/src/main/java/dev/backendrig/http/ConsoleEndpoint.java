package dev.backendrig.http;

import dev.backendrig.http.console.ConsoleFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sends a file of the web console.
final class ConsoleEndpoint implements Endpoint {
    /// Nothing but what comes from this server; no page of others around it.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int MAX_TAGS = 50;

    private final Source source;

    /// Finds the file that a request is for.
    interface Source {
        /// The file.
        ///
        /// @throws ProblemException if there is none
        ConsoleFile of(Exchange exchange);
    }

    ConsoleEndpoint(Source source) {
        this.source = source;
    }

    @Override
    public void answer(Exchange exchange) {
        var file = source.of(exchange);
        var headers = exchange.response().getHeaders();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        // Kept by the browser, and asked for again each time: after an update nothing old is shown.
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", file.tag());
        if (isKnown(exchange.header("If-None-Match"), file.tag())) {
            exchange.sendNothing(NOT_MODIFIED);
        } else {
            exchange.send(OK, file.mediaType(), file.bytes());
        }
    }

    /// Whether the client has the file as it is (RFC 9110, 13.1.2: by weak comparison).
    private static boolean isKnown(@Nullable String tags, String tag) {
        if (tags == null) return false;
        return Arrays.stream(tags.split(",", MAX_TAGS))
                .map(String::strip)
                .anyMatch(told -> told.equals("*") || told.equals(tag) || told.equals("W/" + tag));
    }
}
