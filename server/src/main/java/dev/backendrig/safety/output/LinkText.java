package dev.backendrig.safety.output;

import dev.backendrig.safety.ShownHost;
import java.util.Locale;
import java.util.regex.Pattern;

/// The text of a link.
final class LinkText {
    private static final Pattern AROUND = Pattern.compile("^[\\s*_~`]+|[\\s*_~`]+$");

    private LinkText() {}

    /// Whether the text as a whole is this host, or an address at it.
    static boolean shows(String text, String host) {
        var bare = AROUND.matcher(text).replaceAll("");
        if (bare.toLowerCase(Locale.ROOT).equals(host)) return true;
        var isAddress = bare.startsWith("https://") || bare.startsWith("http://");
        return isAddress
                && ShownHost.of(bare)
                        .filter(shown -> shown.isPlain() && shown.text().equals(host))
                        .isPresent();
    }
}
