package dev.backendrig.http;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which names the server answers to. A page whose own name was made to point at this machine (DNS
/// rebinding) still says that name, and is refused. Immutable.
///
/// The loopback names count with our port only, written exactly so. A configured name without a
/// port counts with any port, one with a port as it is written.
final class HostRule {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int DEFAULT_PORT = 80;

    private final Set<String> configured;

    HostRule(Set<String> configured) {
        this.configured =
                configured.stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the `Host` value names this server.
    ///
    /// @param port that the request came in on
    boolean allows(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return isLoopback(name, port)
                || configured.contains(name)
                || configured.contains(withoutPort(name));
    }

    /// Whether the lower-case value is one of the loopback names with our port.
    static boolean isLoopback(String host, int port) {
        if (port == DEFAULT_PORT && LOOPBACK.contains(host)) return true;
        var suffix = ":" + port;
        return host.endsWith(suffix)
                && LOOPBACK.contains(host.substring(0, host.length() - suffix.length()));
    }

    /// The name alone.
    static String withoutPort(String host) {
        var colon = host.lastIndexOf(':');
        // The last colon of a bare [::1] stands inside the brackets.
        if (colon < 0 || host.endsWith("]")) return host;
        var port = host.substring(colon + 1);
        return port.matches("[0-9]{1,5}") ? host.substring(0, colon) : host;
    }
}
