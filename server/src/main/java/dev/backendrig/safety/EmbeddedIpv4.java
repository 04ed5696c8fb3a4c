package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.List;

/// The IPv4 addresses inside IPv6 addresses of the transition mechanisms: a router may deliver to
/// them.
final class EmbeddedIpv4 {
    private static final List<Form> FORMS =
            List.of(
                    Form.of("::", 96, 6, 0), // IPv4-compatible (RFC 4291, 2.5.5.1)
                    Form.of("::ffff:0:0", 96, 6, 0), // IPv4-mapped (RFC 4291, 2.5.5.2)
                    Form.of("::ffff:0:0:0", 96, 6, 0), // IPv4-translated (RFC 2765, 2.1)
                    Form.of("64:ff9b::", 96, 6, 0), // NAT64 (RFC 6052, 2.1)
                    Form.of("2002::", 16, 1, 0), // 6to4 (RFC 3056, 2)
                    Form.of("2001::", 32, 2, 0), // Teredo's server (RFC 4380, 4)
                    Form.of("2001::", 32, 6, -1)); // Teredo's client, inverted

    private EmbeddedIpv4() {}

    /// All that the address could mean, none for a plain IPv6 address.
    static List<Host.V4> in(Host.V6 address) {
        var found = new ArrayList<Host.V4>();
        for (var form : FORMS) {
            if (form.range().contains(address)) found.add(form.take(address));
        }
        if (isIsatap(address)) found.add(new Host.V4((int) address.low()));
        return found;
    }

    /// ISATAP puts `0:5efe` or `200:5efe` before the IPv4 address (RFC 5214, 6.1), under any prefix.
    private static boolean isIsatap(Host.V6 address) {
        return (address.piece(4) & ~0x0200) == 0 && address.piece(5) == 0x5efe;
    }

    /// @param piece the 16-bit piece that the IPv4 address starts at
    /// @param flip the bits that are written inverted
    private record Form(Ipv6Ranges.Range range, int piece, int flip) {
        static Form of(String prefix, int length, int piece, int flip) {
            return new Form(Ipv6Ranges.Range.of(prefix, length, HostScope.PUBLIC), piece, flip);
        }

        Host.V4 take(Host.V6 address) {
            return new Host.V4(((address.piece(piece) << 16) | address.piece(piece + 1)) ^ flip);
        }
    }
}
