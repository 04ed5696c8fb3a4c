package dev.backendrig.http;

import dev.backendrig.config.Settings;
import java.util.HashSet;
import java.util.Set;

/// The names under which this very server is reached.
public record OwnAddresses(Settings.Http settings) {
    /// Names and addresses, without ports, that lead to this server beside the loopback ones.
    public Set<String> hostNames() {
        var names = new HashSet<>(settings.hosts());
        settings.allowedHosts().forEach(host -> names.add(HostRule.withoutPort(host)));
        return Set.copyOf(names);
    }
}
