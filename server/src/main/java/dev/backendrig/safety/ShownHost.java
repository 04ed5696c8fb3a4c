package dev.backendrig.safety;

import java.util.Locale;
import java.util.Optional;

/// The host of a web address as a person is to see it.
///
/// @param text in ASCII, however it was written
/// @param isPlain whether the address itself shows it like that
public record ShownHost(String text, boolean isPlain) {
    /// The host of an address with `http` or `https` before it; empty where it is none that can be
    /// understood, such as one with a user name.
    public static Optional<ShownHost> of(String address) {
        var slashes = address.indexOf("://");
        if (slashes < 0 || !(UrlReader.read(address) instanceof UrlReader.Understood(var url))) {
            return Optional.empty();
        }
        var host = url.host().withoutRoot().text();
        var written = address.substring(slashes + 3).toLowerCase(Locale.ROOT);
        return Optional.of(new ShownHost(host, beginsWithHost(written, host)));
    }

    private static boolean beginsWithHost(String written, String host) {
        if (!written.startsWith(host)) return false;
        var rest = written.substring(host.length());
        return rest.isEmpty() || ":/?#".indexOf(rest.charAt(0)) >= 0;
    }
}
