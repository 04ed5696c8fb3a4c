package dev.backendrig.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which event a client has last, as its `Last-Event-ID` header says (WHATWG HTML, 9.2.4), or
/// `last_event_id` in the query where there is no header.
final class LastEventId {
    private static final String HEADER = "Last-Event-ID";
    private static final Pattern IN_QUERY = Pattern.compile("(?:^|&)last_event_id=([^&]*)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private LastEventId() {}

    /// The id; 0 where the client has none yet.
    ///
    /// @throws ProblemException if it is not one
    static long of(Exchange exchange) {
        var told = exchange.request().getHeaders().getValuesList(HEADER);
        var text = told.isEmpty() ? inQuery(exchange) : String.join(",", told);
        if (text == null) return 0;
        if (!NUMBER.matcher(text).matches()) throw wrong();
        return Long.parseLong(text);
    }

    private static @Nullable String inQuery(Exchange exchange) {
        var query = exchange.request().getHttpURI().getQuery();
        if (query == null) return null;
        var found = IN_QUERY.matcher(query);
        if (!found.find()) return null;
        var text = found.group(1);
        // Two ids are no id.
        return found.find() ? "" : text;
    }

    static ProblemException wrong() {
        return new ProblemException(
                ProblemKind.BAD_REQUEST,
                "Last-Event-ID must be the id of an event of this run that was sent.",
                "Last-Event-ID harus berupa id peristiwa dari run ini yang sudah dikirim.");
    }
}
