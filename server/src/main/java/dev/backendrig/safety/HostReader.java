package dev.backendrig.safety;

import java.util.Optional;

/// Reads hosts (WHATWG URL, 3.5, host parsing), more strictly than the standard: a name has only
/// letters, digits, hyphens and underscores, because others (`'`, `"`, `` ` ``, `&`) have a meaning
/// in markup and none in host names, and keeps the limits of DNS.
final class HostReader {
    /// Twice the longest name that DNS has (253), for characters that vanish in normalisation.
    private static final int MAX_LENGTH = 512;

    /// A character takes up to four escaped bytes.
    private static final int MAX_ESCAPED_LENGTH = 4 * 3 * MAX_LENGTH;

    private HostReader() {}

    /// The host, or nothing where the text is none. An IPv6 address stands in brackets.
    static Optional<Host> read(String text) {
        if (text.length() > MAX_ESCAPED_LENGTH) return Optional.empty();
        if (text.startsWith("[")) return readBracketed(text);
        var decoded = Percent.decode(text);
        if (decoded.length() > MAX_LENGTH) return Optional.empty();
        return DomainName.toAscii(decoded).flatMap(HostReader::readAscii);
    }

    private static Optional<Host> readBracketed(String text) {
        if (!text.endsWith("]")) return Optional.empty();
        return Ipv6Text.read(text.substring(1, text.length() - 1)).map(Host.class::cast);
    }

    private static Optional<Host> readAscii(String name) {
        return Ipv4Text.endsInNumber(name)
                ? Ipv4Text.read(name).map(Host.class::cast)
                : Optional.of(new Host.Domain(name));
    }
}
