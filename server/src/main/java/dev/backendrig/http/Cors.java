package dev.backendrig.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/// What browsers want to hear before they let a page read an answer (WHATWG Fetch, 3.2) or reach
/// into a private network (WICG Private Network Access).
final class Cors {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    private static final String USUAL_HEADERS = "Content-Type, Authorization, Accept";
    private static final Pattern HEADER_NAMES =
            Pattern.compile("[A-Za-z0-9_-]{1,64}( *, *[A-Za-z0-9_-]{1,64}){0,31}");
    private static final String TWO_HOURS = "7200";

    private Cors() {}

    /// Lets the page of this origin read the answer; the cookie that ties its requests to its
    /// socket goes with them.
    static void allow(HttpFields.Mutable headers, String origin) {
        headers.put(ALLOW_ORIGIN, origin);
        headers.put("Access-Control-Allow-Credentials", "true");
        headers.put("Access-Control-Expose-Headers", "Retry-After");
    }

    /// Lets any page read the answer, without its cookies.
    static void allowAnyone(HttpFields.Mutable headers) {
        headers.put(ALLOW_ORIGIN, "*");
    }

    /// Adds what a preflight asks for.
    ///
    /// @param methods of the route
    static void answerPreflight(Exchange exchange, String methods) {
        var headers = exchange.response().getHeaders();
        headers.put("Access-Control-Allow-Methods", methods);
        headers.put(ALLOW_HEADERS, names(exchange.header("Access-Control-Request-Headers")));
        headers.put("Access-Control-Max-Age", TWO_HOURS);
        if ("true".equals(exchange.header("Access-Control-Request-Private-Network"))) {
            headers.put("Access-Control-Allow-Private-Network", "true");
        }
    }

    /// The origin is trusted, so whatever headers it wants to send are fine.
    private static String names(@Nullable String wanted) {
        return wanted != null && HEADER_NAMES.matcher(wanted.strip()).matches()
                ? wanted.strip()
                : USUAL_HEADERS;
    }
}
