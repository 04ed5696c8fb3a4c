package dev.backendrig.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Rules for settings that are addresses, hosts and origins.
final class AddressRules {
    private static final Pattern EXTENSION =
            Pattern.compile(
                    "chrome-extension://[a-p]{32}"
                        + "|moz-extension://\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern NAME =
            Pattern.compile("(?!-)[a-z0-9_-]{1,63}(\\.(?!-)[a-z0-9_-]{1,63})*\\.?");
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int MAX_PORT = 65_535;

    private AddressRules() {}

    /// An address of this machine to listen on: literal, so that no look-up can change its meaning.
    static Rule<List<String>> listenAddress() {
        return new Rule<>(
                "an IP address such as 127.0.0.1, ::1 or 0.0.0.0, or localhost",
                text -> {
                    if (text.equalsIgnoreCase("localhost")) {
                        return Optional.of(List.of("127.0.0.1", "::1"));
                    }
                    return literal(text).map(it -> List.of(withoutBrackets(text)));
                });
    }

    /// @param address literal, as [#listenAddress] gives it
    static boolean isLoopback(String address) {
        return literal(address).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(withoutBrackets(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /// A web page's origin as browsers write it (RFC 6454, 6.2): lower case, no default port.
    static Rule<String> webOrigin() {
        return new Rule<>(
                "scheme://host[:port] with http or https and no path, such as https://example.com",
                text ->
                        uri(text.toLowerCase(Locale.ROOT))
                                .filter(it -> isWeb(it) && it.getRawUserInfo() == null)
                                .filter(it -> it.getRawPath().isEmpty())
                                .filter(it -> it.getRawQuery() == null)
                                .filter(it -> it.getRawFragment() == null)
                                .map(it -> it.getScheme() + "://" + it.getHost() + port(it)));
    }

    private static String port(URI uri) {
        var usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    }

    static Rule<String> extensionOrigin() {
        return new Rule<>(
                "chrome-extension:// and 32 letters from a to p, or moz-extension:// and a UUID",
                text ->
                        Optional.of(text.toLowerCase(Locale.ROOT))
                                .filter(it -> EXTENSION.matcher(it).matches()));
    }

    /// What a `Host` header may say: a name or address, with a port or for any port.
    static Rule<String> hostHeader() {
        return new Rule<>(
                "a host name or IP address, with or without :port, such as rig.example.com",
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(AddressRules::isHost));
    }

    private static boolean isHost(String text) {
        var colon = text.lastIndexOf(':');
        var hasPort = colon > text.lastIndexOf(']') && colon > 0;
        var host = hasPort ? text.substring(0, colon) : text;
        if (hasPort && Rule.number(1, MAX_PORT).read(text.substring(colon + 1)).isEmpty()) {
            return false;
        }
        return host.startsWith("[")
                ? host.endsWith("]") && literal(host).isPresent()
                : NAME.matcher(host).matches();
    }

    /// Where a provider's API is; a slash at the end is dropped.
    static Rule<URI> baseUrl() {
        return new Rule<>(
                "an http or https address without user name, query and fragment",
                text ->
                        uri(text.replaceFirst("/+$", ""))
                                .filter(it -> isWeb(it) && it.getRawUserInfo() == null)
                                .filter(it -> it.getRawQuery() == null)
                                .filter(it -> it.getRawFragment() == null));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        return uri.getScheme() != null
                && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getPort() <= MAX_PORT
                && uri.getPort() != 0;
    }
}
