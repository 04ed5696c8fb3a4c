package dev.backendrig.browser.session;

import org.jspecify.annotations.Nullable;

/// Where a browser is.
///
/// Both texts are cut: a page of a `data:` address can be megabytes long, and a session keeps its
/// address as long as it lives. What tells pages and hosts apart stands at the front.
///
/// @param title null where the browser told none
record PageAddress(String url, @Nullable String title) {
    private static final int MAX_URL = 8_000;
    private static final int MAX_TITLE = 500;

    PageAddress {
        url = cut(url, MAX_URL);
        title = title == null ? null : cut(title, MAX_TITLE);
    }

    /// Whether both have the same scheme, host and port, as far as a browser's own spelling tells it.
    boolean hasOriginOf(PageAddress other) {
        return origin(url).equals(origin(other.url));
    }

    private static String origin(String url) {
        var slashes = url.indexOf("://");
        var path = slashes < 0 ? -1 : url.indexOf('/', slashes + 3);
        return path < 0 ? url : url.substring(0, path);
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) return text;
        var end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
