package dev.backendrig.safety;

import java.util.Optional;
import java.util.OptionalInt;

/// A host in a text of a person's.
///
/// @param host without the dot of the root
/// @param port empty where none was written
record Mention(Host host, OptionalInt port) {
    /// Longer texts are no host that someone typed, and normalising one takes more than linear time.
    private static final int MAX_LENGTH = 255;

    private static final int NO_PORT = -1;

    /// Reads what could be `host`, `host:port` or an IPv6 address with or without brackets. Marks
    /// that end a sentence may follow.
    ///
    /// @param isAddress whether a scheme stood before it
    static Optional<Mention> read(String text, boolean isAddress) {
        var possible = !text.isEmpty() && text.length() <= MAX_LENGTH && !text.contains("@");
        if (!possible) return Optional.empty();
        var bare = readBareIpv6(text);
        return bare.isPresent() ? bare : readHostAndPort(withoutEndMarks(text), isAddress);
    }

    private static Optional<Mention> readBareIpv6(String text) {
        if (text.indexOf(':') == text.lastIndexOf(':')) return Optional.empty();
        return Ipv6Text.read(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .map(address -> new Mention(address, OptionalInt.empty()));
    }

    private static Optional<Mention> readHostAndPort(String text, boolean isAddress) {
        var colon = text.indexOf(':', text.indexOf(']') + 1);
        var port = colon < 0 ? OptionalInt.of(NO_PORT) : Port.read(text.substring(colon), NO_PORT);
        if (port.isEmpty()) return Optional.empty();
        var written = port.getAsInt() == NO_PORT ? OptionalInt.empty() : port;
        var name = colon < 0 ? text : text.substring(0, colon);
        return HostReader.read(name)
                .map(Host::withoutRoot)
                .filter(host -> isAddress || written.isPresent() || !isProse(name, host))
                .map(host -> new Mention(host, written));
    }

    private static String withoutEndMarks(String text) {
        var end = text.length();
        while (end > 0 && ".:\u3002\uff0e\uff61".indexOf(text.charAt(end - 1)) >= 0) end--;
        return text.substring(0, end);
    }

    /// Whether it more likely is a word or a number than a host: "go to the wiki", "10.5 million".
    /// If words were hosts, a page could pick an intranet host by the words of a prompt. Only
    /// `localhost` is clear without a scheme or a port.
    private static boolean isProse(String name, Host host) {
        return switch (host) {
            case Host.Domain(var text) -> text.indexOf('.') < 0 && !text.equals("localhost");
            case Host.V4(var bits) -> isPlainNumber(name) && !isClearNumber(name, bits);
            case Host.V6 _ -> false;
        };
    }

    private static boolean isPlainNumber(String name) {
        return name.chars().allMatch(c -> c == '.' || Character.isDigit(c))
                && name.chars().filter(c -> c == '.').count() < 3;
    }

    /// `127.1`, and numbers as large as `2130706433`.
    private static boolean isClearNumber(String name, int bits) {
        var first = bits >>> 24;
        return first == 127 || (first != 0 && name.indexOf('.') < 0);
    }

    /// Whether someone who wrote this meant that host and port. Without a port, all ports are meant.
    boolean means(Host wanted, int wantedPort) {
        return host.equals(wanted.withoutRoot()) && port.orElse(wantedPort) == wantedPort;
    }

    boolean meansWithPort(Host wanted, int wantedPort) {
        return port.isPresent() && means(wanted, wantedPort);
    }
}
