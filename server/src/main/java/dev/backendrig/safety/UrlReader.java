package dev.backendrig.safety;

import dev.backendrig.safety.UrlVerdict.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads addresses by the WHATWG URL standard (4.4, the basic URL parser), with these differences:
/// only `http` and `https`; no user info, backslash, control character or white space, which the
/// standard drops or repairs; `//` and a host directly after the scheme, which the standard does
/// not insist on; a port from 1 on; hosts as [HostReader] takes them. An address without a scheme
/// is taken as `https` when it starts with a host.
final class UrlReader {
    /// What servers and browsers in the field take at most, roughly; a longer address is a mistake
    /// of the model or an attempt to carry data away.
    static final int MAX_LENGTH = 8192;

    /// Schemes that a name before `:` and digits could mean, as in `javascript:1` and `tel:112`.
    private static final Set<String> SCHEMES =
            Set.of(
                    ("about blob brave chrome chrome-extension chrome-search content data devtools"
                         + " edge feed file filesystem ftp geo http https intent jar javascript"
                         + " livescript mailto market moz-extension mocha opera resource"
                         + " safari-extension sip sms ssh tel urn vbscript view-source vivaldi ws"
                         + " wss")
                            .split(" "));

    private UrlReader() {}

    /// What came of reading.
    sealed interface Reading {}

    record Understood(HttpUrl url) implements Reading {}

    record Fault(Rule rule) implements Reading {}

    /// Reads an address; ASCII white space around it is dropped, as models write it.
    static Reading read(String address) {
        // First of all, so that nobody walks through megabytes.
        if (address.length() > MAX_LENGTH) return new Fault(Rule.LENGTH);
        var text = trim(address);
        if (!text.codePoints().allMatch(UrlReader::isAllowed)) return new Fault(Rule.CHARACTER);
        var colon = schemeEnd(text);
        if (colon < 0) return readBare(text);
        var scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (isHttp(scheme)) return readAfterScheme(scheme, text.substring(colon + 1));
        var isHost = !SCHEMES.contains(scheme) && startsWithPort(text, colon + 1);
        return isHost ? readBare(text) : new Fault(Rule.SCHEME);
    }

    /// Scheme, host and port of the page that a browser says it is on. The rest is not looked at:
    /// browsers leave characters in it that are refused in an address to go to.
    static Optional<HttpUrl> readOrigin(String pageUrl) {
        var slashes = pageUrl.indexOf("://");
        if (slashes < 0) return Optional.empty();
        var origin = pageUrl.substring(0, authorityEnd(pageUrl, slashes + 3));
        return read(origin) instanceof Understood(var url) ? Optional.of(url) : Optional.empty();
    }

    private static Reading readAfterScheme(String scheme, String rest) {
        if (!rest.startsWith("//")) return new Fault(Rule.FORM);
        return readFromHost(scheme, rest.substring(2));
    }

    private static Reading readBare(String text) {
        var authority = text.substring(0, authorityEnd(text, 0));
        if (authority.endsWith(":")) return new Fault(Rule.PORT);
        return readFromHost("https", text);
    }

    private static Reading readFromHost(String scheme, String text) {
        var end = authorityEnd(text, 0);
        var authority = text.substring(0, end);
        if (authority.isEmpty()) return new Fault(Rule.FORM);
        if (authority.contains("@")) return new Fault(Rule.USER_INFO);
        var hostEnd = hostEnd(authority);
        var host = HostReader.read(authority.substring(0, hostEnd));
        if (host.isEmpty()) return new Fault(Rule.HOST);
        var port = Port.read(authority.substring(hostEnd), HttpUrl.defaultPort(scheme));
        if (port.isEmpty()) return new Fault(Rule.PORT);
        return new Understood(withRest(scheme, host.get(), port.getAsInt(), text.substring(end)));
    }

    private static HttpUrl withRest(String scheme, Host host, int port, String rest) {
        var hash = rest.indexOf('#');
        var beforeHash = hash < 0 ? rest : rest.substring(0, hash);
        var mark = beforeHash.indexOf('?');
        var path = mark < 0 ? beforeHash : beforeHash.substring(0, mark);
        return new HttpUrl(
                scheme,
                host,
                port,
                UrlPath.resolve(path),
                mark < 0
                        ? null
                        : Percent.encode(beforeHash.substring(mark + 1), Percent.Part.QUERY),
                hash < 0 ? null : Percent.encode(rest.substring(hash + 1), Percent.Part.FRAGMENT));
    }

    private static String trim(String address) {
        var start = 0;
        var end = address.length();
        while (start < end && isAsciiSpace(address.charAt(start))) start++;
        while (end > start && isAsciiSpace(address.charAt(end - 1))) end--;
        return address.substring(start, end);
    }

    private static boolean isAsciiSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint != '\\'
                && !Character.isISOControl(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
    }

    /// The index of the colon after a scheme, -1 where the text does not start with one.
    private static int schemeEnd(String text) {
        var colon = text.indexOf(':');
        if (colon < 1 || !isAsciiLetter(text.charAt(0))) return -1;
        for (var i = 1; i < colon; i++) {
            var c = text.charAt(i);
            var digit = c >= '0' && c <= '9';
            if (!isAsciiLetter(c) && !digit && "+-.".indexOf(c) < 0) return -1;
        }
        return colon;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    /// Whether digits and nothing else stand before the path: `localhost:3000/x` is a host.
    private static boolean startsWithPort(String text, int from) {
        var end = authorityEnd(text, from);
        return end > from && text.substring(from, end).chars().allMatch(Port::isDigit);
    }

    private static int authorityEnd(String text, int from) {
        var end = from;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) end++;
        return end;
    }

    /// Where the host ends and `:port` begins; colons in brackets are of an IPv6 address.
    private static int hostEnd(String authority) {
        var bracket = authority.startsWith("[") ? authority.indexOf(']') + 1 : 0;
        var colon = authority.indexOf(':', bracket);
        return colon < 0 ? authority.length() : colon;
    }
}
