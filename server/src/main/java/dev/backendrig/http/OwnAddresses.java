package dev.backendrig.http;

import dev.backendrig.config.Settings;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/// The names and origins under which this very server is reached. Thread-safe.
///
/// @param port that it listens on; asked each time, as it is known only once the server listens
public record OwnAddresses(Settings.Http settings, IntSupplier port) {
    /// Whether pages of this origin are the server's own. Behind a proxy that does TLS these are
    /// `https` pages of a configured name.
    public boolean isOwnOrigin(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        var scheme = lower.startsWith("https://") ? "https://" : "http://";
        if (!lower.startsWith(scheme)) return false;
        var authority = lower.substring(scheme.length());
        var loopback = HostRule.isLoopback(authority, port.getAsInt());
        if (loopback) return scheme.equals("http://");
        return new HostRule(settings.allowedHosts()).allows(authority, port.getAsInt());
    }

    /// Names and addresses, without ports, that lead to this server beside the loopback ones.
    public Set<String> hostNames() {
        var names = new HashSet<>(settings.hosts());
        settings.allowedHosts().forEach(host -> names.add(HostRule.withoutPort(host)));
        return Set.copyOf(names);
    }
}
