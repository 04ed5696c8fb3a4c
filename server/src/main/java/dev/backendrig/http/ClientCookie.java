package dev.backendrig.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/// The cookie by which a browser's requests and its socket are known to belong together.
///
/// Read by hand: other servers on this machine's ports set cookies for the same host, and an odd
/// one of theirs must not spoil a request.
final class ClientCookie {
    static final String NAME = "rig_client";

    private static final int MAX_COOKIES = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private ClientCookie() {}

    /// The client's id, null where the request carries none.
    static @Nullable String read(HttpFields headers) {
        for (var header : headers.getValuesList("Cookie")) {
            for (var pair : header.split(";", MAX_COOKIES)) {
                var equals = pair.indexOf('=');
                if (equals < 0 || !pair.substring(0, equals).strip().equals(NAME)) continue;
                var value = pair.substring(equals + 1).strip();
                if (ID.matcher(value).matches()) return value;
            }
        }
        return null;
    }
}
