package dev.backendrig.safety.output;

import dev.backendrig.safety.ShownHost;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a link leads, as a browser would understand it.
sealed interface Destination {
    /// Within the client's own page or site.
    record Here() implements Destination {}

    /// To a web site.
    ///
    /// @param url decoded
    record Web(ShownHost host, String url) implements Destination {}

    /// To a person's mail, with nothing written into it.
    record Mail(String address) implements Destination {}

    /// Anywhere else, or it is not clear where.
    record Elsewhere() implements Destination {}

    Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    Pattern DROPPED = Pattern.compile("[\\t\\r\\n]|^[\\x00-\\x20]++");
    Pattern MAIL = Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,255}");

    /// Reads a destination as it stands in Markdown, without angle brackets around it.
    static Destination of(String written) {
        var decoded = Markup.decoded(written);
        if (Markup.hasUnknown(decoded)) return new Elsewhere();
        // Browsers drop these before they read an address (WHATWG URL, 4.4).
        var url = DROPPED.matcher(decoded.strip()).replaceAll("");
        var scheme = SCHEME.matcher(url);
        if (!scheme.matches()) return leavesSite(url) ? new Elsewhere() : new Here();
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "http", "https" ->
                    ShownHost.of(url)
                            .<Destination>map(host -> new Web(host, url))
                            .orElseGet(Elsewhere::new);
            case "mailto" -> mail(url.substring("mailto:".length()));
            default -> new Elsewhere();
        };
    }

    private static Destination mail(String address) {
        return MAIL.matcher(address).matches() ? new Mail(address) : new Elsewhere();
    }

    /// `//host` and what browsers take for it.
    private static boolean leavesSite(String url) {
        return url.length() >= 2
                && "/\\".indexOf(url.charAt(0)) >= 0
                && "/\\".indexOf(url.charAt(1)) >= 0;
    }
}
