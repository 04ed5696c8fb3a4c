package dev.backendrig.safety;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who is behind an address: what one owner has put on the web, as the Public Suffix List tells it
/// (publicsuffix.org/list, with its section of private domains, so that two users of one host are
/// two sites).
///
/// That is the registrable domain, for all schemes and ports. An IP address, `localhost` and the
/// names of local networks, and a name that is a public suffix itself, have none: there it is the
/// origin, as two ports of one machine are two owners. A page of a file or a `data:` address has the
/// scheme alone.
///
/// @param text lower-case ASCII, such as `example.co.id` or `http://localhost:8080`
public record Site(String text) {
    private static final String SCHEME_END = "://";
    private static final String BLOB = "blob:";

    /// Pages with content that somebody wrote, but without a host.
    private static final Set<String> HOSTLESS = Set.of("file", "data");

    /// The site of an address, also of one without a scheme (`https` then) and with a user name;
    /// empty where it has none, as a new tab has.
    public static Optional<Site> of(String url) {
        var text =
                url.regionMatches(true, 0, BLOB, 0, BLOB.length())
                        ? url.substring(BLOB.length())
                        : url;
        var slashes = text.indexOf(SCHEME_END);
        var scheme = scheme(text);
        if (HOSTLESS.contains(scheme)) return Optional.of(new Site(scheme + ":"));
        // An address may stand in the path or the query of one without a scheme.
        var isFull = slashes > 0 && slashes == scheme.length();
        return isFull ? of(scheme, text, slashes + SCHEME_END.length()) : of("https", text, 0);
    }

    private static String scheme(String url) {
        var colon = url.indexOf(':');
        return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /// Reads no more than scheme, host and port: browsers leave characters in the rest that
    /// [UrlReader] refuses.
    private static Optional<Site> of(String scheme, String url, int start) {
        var end = start;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) end++;
        var host = Math.max(start, url.lastIndexOf('@', end - 1) + 1);
        return UrlReader.read(scheme + SCHEME_END + url.substring(host, end))
                        instanceof UrlReader.Understood(var read)
                ? Optional.of(of(read))
                : Optional.empty();
    }

    static Site of(HttpUrl url) {
        return registrable(url.host()).map(Site::new).orElseGet(() -> new Site(origin(url)));
    }

    private static String origin(HttpUrl url) {
        var port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        return url.scheme() + SCHEME_END + url.host().withoutRoot().text() + port;
    }

    private static Optional<String> registrable(Host host) {
        return host.withoutRoot() instanceof Host.Domain domain
                        && HostScope.of(domain) == HostScope.PUBLIC
                ? registrable(domain.text())
                : Optional.empty();
    }

    /// The library refuses names with a hyphen or an underscore at an end of a label, which browsers
    /// open; such a label cannot be part of what it is asked for, so the rest is asked for.
    private static Optional<String> registrable(String name) {
        for (var rest = name; !rest.isEmpty(); rest = afterDot(rest)) {
            if (InternetDomainName.isValid(rest)) return registrable(InternetDomainName.from(rest));
        }
        return Optional.empty();
    }

    private static Optional<String> registrable(InternetDomainName name) {
        if (name.isUnderPublicSuffix()) return Optional.of(name.topPrivateDomain().toString());
        var parts = name.parts();
        // A top level that the list does not know is a public suffix (the list's algorithm, 2).
        return name.hasPublicSuffix() || parts.size() < 2
                ? Optional.empty()
                : Optional.of(String.join(".", parts.subList(parts.size() - 2, parts.size())));
    }

    private static String afterDot(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /// The word that a person would call it by: `example` of `example.co.id`; empty where it has no
    /// registrable domain.
    Optional<String> label() {
        var dot = text.indexOf('.');
        return dot < 1 || text.indexOf(':') >= 0
                ? Optional.empty()
                : Optional.of(text.substring(0, dot));
    }

    @Override
    public String toString() {
        return text;
    }
}
