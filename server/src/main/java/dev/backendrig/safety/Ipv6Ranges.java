package dev.backendrig.safety;

import static dev.backendrig.safety.HostScope.LINK_LOCAL;
import static dev.backendrig.safety.HostScope.LOOPBACK;
import static dev.backendrig.safety.HostScope.METADATA;
import static dev.backendrig.safety.HostScope.PRIVATE;
import static dev.backendrig.safety.HostScope.PUBLIC;
import static dev.backendrig.safety.HostScope.RESERVED;

import java.util.List;

/// The IPv6 addresses that are not public (IANA IPv6 Special-Purpose Address Registry, RFC 6890).
/// The documentation ranges (RFC 3849, RFC 9637) are left out: they lead nowhere.
final class Ipv6Ranges {
    /// The first that fits counts.
    private static final List<Range> TABLE =
            List.of(
                    // The unspecified address reaches this machine on Linux and macOS.
                    Range.of("::", 128, LOOPBACK), // RFC 4291, 2.5.2
                    Range.of("::1", 128, LOOPBACK), // RFC 4291, 2.5.3
                    Range.of("fd00:ec2::254", 128, METADATA), // AWS
                    Range.of("fd20:ce::254", 128, METADATA), // Google
                    Range.of("fd00:c1::a9fe:a9fe", 128, METADATA), // Oracle Cloud
                    Range.of("fc00::", 7, PRIVATE), // RFC 4193
                    Range.of("fe80::", 10, LINK_LOCAL), // RFC 4291, 2.5.6
                    Range.of("fec0::", 10, PRIVATE), // RFC 3879, once site-local
                    Range.of("64:ff9b:1::", 48, PRIVATE)); // RFC 8215

    /// IETF protocol assignments (RFC 2928), of which Teredo is judged by what it leads to.
    private static final Range PROTOCOLS = Range.of("2001::", 23, RESERVED);

    /// All that is assigned as global unicast (RFC 4291, 2.4); outside it is multicast, discard
    /// (RFC 6666), segment routing (RFC 9602) and what nobody has assigned.
    private static final Range GLOBAL = Range.of("2000::", 3, PUBLIC);

    private Ipv6Ranges() {}

    static HostScope scope(Host.V6 address) {
        for (var range : TABLE) if (range.contains(address)) return range.scope();
        var embedded = EmbeddedIpv4.in(address);
        for (var inner : embedded) {
            var scope = Ipv4Ranges.scope(inner);
            if (scope != PUBLIC) return scope;
        }
        if (!embedded.isEmpty()) return PUBLIC;
        return GLOBAL.contains(address) && !PROTOCOLS.contains(address) ? PUBLIC : RESERVED;
    }

    /// Addresses with the same first bits.
    record Range(Host.V6 prefix, int length, HostScope scope) {
        static Range of(String address, int length, HostScope scope) {
            return new Range(Ipv6Text.read(address).orElseThrow(), length, scope);
        }

        boolean contains(Host.V6 address) {
            return startsAlike(prefix.high(), address.high(), Math.min(length, 64))
                    && startsAlike(prefix.low(), address.low(), Math.max(length - 64, 0));
        }

        private static boolean startsAlike(long a, long b, int bits) {
            return bits == 0 || (a ^ b) >>> (64 - bits) == 0;
        }
    }
}
