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

    private static String cut(String text, int max) {
        if (text.length() <= max) return text;
        var end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
