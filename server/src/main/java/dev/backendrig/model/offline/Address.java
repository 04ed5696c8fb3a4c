package dev.backendrig.model.offline;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells an address from other words. It does not judge addresses: a disguised or forbidden one is
/// passed on as typed, so that the address policy refuses it and says why.
final class Address {
    private static final int MAX_CHARS = 4_096;

    /// Possessive quantifiers: no input makes the matching slow.
    private static final Pattern SCHEME =
            Pattern.compile(
                    "(?i)(?:[a-z][a-z0-9+.-]*+:?//|//|(?:javascript|data|file|blob|about|chrome"
                        + "|chrome-extension|view-source|vbscript|mailto|ftp|ws|wss|https?):)\\S+");

    private static final Pattern PORT_OR_END = Pattern.compile("(?::\\d{1,5})?(?:[/?#\\\\].*)?");
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:[\\p{L}\\p{N}\\p{M}_-]++\\.)++"
                            + "(?:\\p{L}[\\p{L}\\p{N}\\p{M}-]++|\\d++)\\.?+");
    private static final Pattern SINGLE = Pattern.compile("(?i)localhost|\\[[0-9a-f:.%]++]");
    private static final Pattern SINGLE_WITH_PORT = Pattern.compile("[\\p{L}\\p{N}_-]++:\\d{1,5}");

    private Address() {}

    /// The address in a word, without the punctuation of the sentence around it; empty where the
    /// word is none.
    static Optional<String> in(String word) {
        var address = trim(word);
        if (address.isEmpty() || address.length() > MAX_CHARS) return Optional.empty();
        if (address.chars().anyMatch(Character::isWhitespace)) return Optional.empty();
        return looksRight(address) ? Optional.of(address) : Optional.empty();
    }

    private static boolean looksRight(String address) {
        if (SCHEME.matcher(address).matches()) return true;
        var end = hostEnd(address);
        var authority = address.substring(0, end);
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        if (SINGLE_WITH_PORT.matcher(host).matches()) return true;
        var colon = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        var name = colon > 0 ? host.substring(0, colon) : host;
        return (SINGLE.matcher(name).matches() || NAME.matcher(name).matches())
                && PORT_OR_END.matcher(host.substring(name.length())).matches();
    }

    private static int hostEnd(String address) {
        for (var i = 0; i < address.length(); i++) {
            if ("/?#\\".indexOf(address.charAt(i)) >= 0) return i;
        }
        return address.length();
    }

    private static String trim(String word) {
        var from = 0;
        while (from < word.length() && "<(\"'“‘«".indexOf(word.charAt(from)) >= 0) from++;
        var to = word.length();
        while (to > from && trailing(word, from, to)) to--;
        return word.substring(from, to);
    }

    /// A closing bracket belongs to the address if the address has the opening one.
    private static boolean trailing(String word, int from, int to) {
        return switch (word.charAt(to - 1)) {
            case '.', ',', ';', ':', '!', '?', '>', '"', '\'', '”', '’', '»', '…' -> true;
            case ')' -> word.substring(from, to).indexOf('(') < 0;
            default -> false;
        };
    }
}
