package dev.backendrig.http;

import org.eclipse.jetty.http.HttpHeader;

/// The headers of every event stream.
final class EventStream {
    private static final String UNBUFFERED = "X-Accel-Buffering";

    private EventStream() {}

    static void prepare(Exchange exchange) {
        var headers = exchange.response().getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(UNBUFFERED, "no");
    }

    /// Takes back what holds for streams alone, where a problem is answered instead.
    static void undo(Exchange exchange) {
        exchange.response().getHeaders().remove(UNBUFFERED);
    }
}
