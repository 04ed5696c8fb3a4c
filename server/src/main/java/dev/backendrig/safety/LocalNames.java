package dev.backendrig.safety;

import static dev.backendrig.safety.HostScope.LOCAL_NAME;
import static dev.backendrig.safety.HostScope.LOOPBACK;
import static dev.backendrig.safety.HostScope.METADATA;

import java.util.Map;

/// The names that do not lead to the public internet. A name of one label is such a name too: it
/// is looked up in the hosts file and the search domains of the network.
final class LocalNames {
    /// Each with all names below it; of two that fit, the longer counts.
    private static final Map<String, HostScope> SUFFIXES =
            Map.ofEntries(
                    Map.entry("localhost", LOOPBACK), // RFC 6761, 6.3
                    Map.entry("local", LOCAL_NAME), // RFC 6762, 3
                    Map.entry("internal", LOCAL_NAME), // reserved by ICANN in 2024
                    Map.entry("home.arpa", LOCAL_NAME), // RFC 8375
                    // Domains that private networks use (RFC 6762, appendix G).
                    Map.entry("corp", LOCAL_NAME),
                    Map.entry("home", LOCAL_NAME),
                    Map.entry("intranet", LOCAL_NAME),
                    Map.entry("lan", LOCAL_NAME),
                    Map.entry("private", LOCAL_NAME),
                    Map.entry("localdomain", LOCAL_NAME), // the usual domain of /etc/hosts
                    Map.entry("svc", LOCAL_NAME), // Kubernetes services
                    // Names of /etc/hosts for the loopback addresses.
                    Map.entry("localhost.localdomain", LOOPBACK),
                    Map.entry("localhost4", LOOPBACK),
                    Map.entry("localhost4.localdomain4", LOOPBACK),
                    Map.entry("localhost6", LOOPBACK),
                    Map.entry("localhost6.localdomain6", LOOPBACK),
                    Map.entry("ip6-localhost", LOOPBACK),
                    Map.entry("ip6-loopback", LOOPBACK),
                    Map.entry("kubernetes.docker.internal", LOOPBACK), // Docker Desktop
                    Map.entry("instance-data", METADATA), // AWS
                    Map.entry("instance-data.ec2.internal", METADATA),
                    Map.entry("metadata", METADATA), // Google
                    Map.entry("metadata.goog", METADATA),
                    Map.entry("metadata.google.internal", METADATA),
                    Map.entry("metadata.azure.internal", METADATA),
                    Map.entry("metadata.tencentyun.com", METADATA));

    private LocalNames() {}

    static HostScope scope(Host.Domain domain) {
        var name = domain.withoutRoot().text();
        var single = name.indexOf('.') < 0;
        for (var suffix = name; !suffix.isEmpty(); suffix = parent(suffix)) {
            var scope = SUFFIXES.get(suffix);
            if (scope != null) return scope;
        }
        return single ? LOCAL_NAME : HostScope.PUBLIC;
    }

    private static String parent(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
