package dev.backendrig.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which web origins may use the server: browser extensions, configured ones and its own. Immutable.
final class OriginRule {
    private static final Pattern EXTENSION =
            Pattern.compile(
                    "chrome-extension://[a-p]{32}"
                        + "|moz-extension://[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Set<String> configured;
    private final Set<String> extensions;
    private final HostRule hosts;

    /// @param extensions when not empty, the only extensions that may
    OriginRule(Set<String> configured, Set<String> extensions, HostRule hosts) {
        this.configured = configured;
        this.extensions = extensions;
        this.hosts = hosts;
    }

    /// @param host the request's `Host`, which has been found to be ours
    /// @param port that the request came in on
    boolean allows(String origin, String host, int port) {
        return configured.contains(origin) || isExtension(origin) || isOwn(origin, host, port);
    }

    private boolean isExtension(String origin) {
        return extensions.isEmpty()
                ? EXTENSION.matcher(origin).matches()
                : extensions.contains(origin);
    }

    /// Our own page, under a loopback name or under the name that this very request uses.
    boolean isOwn(String origin, String host, int port) {
        var lower = origin.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://")) {
            var authority = lower.substring("http://".length());
            return HostRule.isLoopback(authority, port) || isSame(authority, host, port);
        }
        if (!lower.startsWith("https://")) return false;
        var authority = lower.substring("https://".length());
        // TLS ends at a proxy with a name of its own; nothing serves it on our own port.
        return !HostRule.isLoopback(authority, port) && isSame(authority, host, port);
    }

    private boolean isSame(String authority, String host, int port) {
        return authority.equalsIgnoreCase(host) && hosts.allows(authority, port);
    }
}
