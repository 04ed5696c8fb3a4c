package dev.backendrig.safety;

/// A host after parsing (WHATWG URL, 3.1): equal hosts are equal values, however they were written.
sealed interface Host {
    /// The host as it stands in an address (WHATWG URL, 3.6, host serializing).
    String text();

    /// The same host without the dot of the DNS root: `localhost.` is `localhost`.
    default Host withoutRoot() {
        return this;
    }

    /// A domain name.
    ///
    /// @param text lower-case ASCII letters, digits, hyphens and underscores in labels; a last dot
    ///     stands for the root
    record Domain(String text) implements Host {
        @Override
        public Host withoutRoot() {
            return text.endsWith(".") ? new Domain(text.substring(0, text.length() - 1)) : this;
        }
    }

    /// An IPv4 address.
    ///
    /// @param bits in network order, the first part on top
    record V4(int bits) implements Host {
        @Override
        public String text() {
            return "%d.%d.%d.%d"
                    .formatted(bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
        }
    }

    /// An IPv6 address.
    ///
    /// @param high the first four pieces
    /// @param low the last four pieces
    record V6(long high, long low) implements Host {
        @Override
        public String text() {
            return "[" + Ipv6Text.write(this) + "]";
        }

        /// The 16 bits at an index from 0 to 7.
        int piece(int index) {
            var half = index < 4 ? high : low;
            return (int) (half >>> (16 * (3 - index % 4))) & 0xffff;
        }
    }
}
