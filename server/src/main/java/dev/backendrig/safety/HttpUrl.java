package dev.backendrig.safety;

import org.jspecify.annotations.Nullable;

/// An address after parsing.
///
/// @param scheme `http` or `https`
/// @param port the scheme's default where none was written
/// @param path resolved and escaped, starting with a slash
/// @param query escaped, without its `?`; null where there is none
/// @param fragment escaped, without its `#`; null where there is none
record HttpUrl(
        String scheme,
        Host host,
        int port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {
    /// The port of a scheme whose addresses name none.
    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /// The serialised address (WHATWG URL, 4.5).
    String text() {
        var text = new StringBuilder(scheme).append("://").append(host.text());
        if (port != defaultPort(scheme)) text.append(':').append(port);
        text.append(path);
        if (query != null) text.append('?').append(query);
        if (fragment != null) text.append('#').append(fragment);
        return text.toString();
    }

    /// Whether scheme, host and port are the same.
    boolean hasOriginOf(HttpUrl other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }
}
