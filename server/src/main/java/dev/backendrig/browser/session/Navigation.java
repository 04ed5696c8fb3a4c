package dev.backendrig.browser.session;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A navigation that was asked for and whose page has not come yet.
///
/// @param leaving the address that the new page must differ from, null where any page will do
record Navigation(@Nullable String leaving) {
    private static final int SCHEME_END = 3;

    /// The page to wait for; empty where a navigation from here to there loads none.
    ///
    /// To the same address any update tells of the page, to another one only an update with an
    /// address that is not the old one. An address with a fragment that is else the old one loads
    /// nothing (WHATWG HTML, 7.4.2.2); one that only lacks the old one's fragment does.
    ///
    /// @param from the page the browser last told of, null where it told of none
    static Optional<Navigation> between(@Nullable String from, String to) {
        if (from == null) return Optional.of(new Navigation(null));
        var old = normal(from);
        var target = normal(to);
        if (old.equals(target)) return Optional.of(new Navigation(null));
        if (target.indexOf('#') >= 0 && withoutFragment(old).equals(withoutFragment(target))) {
            return Optional.empty();
        }
        return Optional.of(new Navigation(from));
    }

    boolean endsAt(String url) {
        return !url.equals(leaving);
    }

    private static String withoutFragment(String url) {
        var hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    /// One spelling for what browsers take as one address: case of scheme and host, default port,
    /// missing first slash.
    private static String normal(String url) {
        var colon = url.indexOf("://");
        if (colon < 0) return url;
        var start = colon + SCHEME_END;
        var end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) end++;
        var scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        var host = url.substring(start, end).toLowerCase(Locale.ROOT);
        var port = scheme.equals("https") ? ":443" : ":80";
        if (host.endsWith(port)) host = host.substring(0, host.length() - port.length());
        var rest = url.substring(end);
        return scheme + "://" + host + (rest.startsWith("/") ? rest : "/" + rest);
    }
}
