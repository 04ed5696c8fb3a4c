package dev.backendrig.safety;

import static dev.backendrig.safety.HostScope.LINK_LOCAL;
import static dev.backendrig.safety.HostScope.LOOPBACK;
import static dev.backendrig.safety.HostScope.METADATA;
import static dev.backendrig.safety.HostScope.PRIVATE;
import static dev.backendrig.safety.HostScope.RESERVED;
import static dev.backendrig.safety.HostScope.SHARED;

import java.util.List;

/// The IPv4 addresses that are not public (IANA IPv4 Special-Purpose Address Registry, RFC 6890).
/// The documentation ranges (RFC 5737) are left out: they lead nowhere.
final class Ipv4Ranges {
    /// The first that fits counts.
    private static final List<Range> TABLE =
            List.of(
                    // The unspecified address reaches this machine on Linux and macOS.
                    Range.of("0.0.0.0", 32, LOOPBACK), // RFC 1122, 3.2.1.3
                    Range.of("0.0.0.0", 8, RESERVED), // RFC 791, 3.2
                    Range.of("10.0.0.0", 8, PRIVATE), // RFC 1918
                    Range.of("100.100.100.200", 32, METADATA), // Alibaba Cloud
                    Range.of("100.64.0.0", 10, SHARED), // RFC 6598
                    Range.of("127.0.0.0", 8, LOOPBACK), // RFC 1122, 3.2.1.3
                    Range.of("168.63.129.16", 32, METADATA), // Azure's wire server
                    Range.of("169.254.169.254", 32, METADATA), // AWS, Azure, Google, OpenStack
                    Range.of("169.254.170.2", 32, METADATA), // AWS ECS credentials
                    Range.of("169.254.0.0", 16, LINK_LOCAL), // RFC 3927
                    Range.of("172.16.0.0", 12, PRIVATE), // RFC 1918
                    Range.of("192.0.0.192", 32, METADATA), // Oracle Cloud
                    Range.of("192.0.0.0", 24, RESERVED), // RFC 6890, 2.1
                    Range.of("192.88.99.0", 24, RESERVED), // RFC 7526
                    Range.of("192.168.0.0", 16, PRIVATE), // RFC 1918
                    Range.of("198.18.0.0", 15, RESERVED), // RFC 2544
                    Range.of("224.0.0.0", 4, RESERVED), // RFC 5771, multicast
                    // With 255.255.255.255, the limited broadcast (RFC 919).
                    Range.of("240.0.0.0", 4, RESERVED)); // RFC 1112, 4

    private Ipv4Ranges() {}

    static HostScope scope(Host.V4 address) {
        return TABLE.stream()
                .filter(range -> range.contains(address.bits()))
                .map(Range::scope)
                .findFirst()
                .orElse(HostScope.PUBLIC);
    }

    private record Range(int prefix, int mask, HostScope scope) {
        static Range of(String address, int length, HostScope scope) {
            return new Range(
                    Ipv4Text.read(address).orElseThrow().bits(), -1 << (32 - length), scope);
        }

        boolean contains(int bits) {
            return (bits & mask) == prefix;
        }
    }
}
