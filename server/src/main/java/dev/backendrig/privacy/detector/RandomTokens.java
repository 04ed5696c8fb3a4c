package dev.backendrig.privacy.detector;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Words of twenty characters and more that were drawn by lot: keys and tokens of no vendor that we
/// know.
///
/// A word is a run of letters, digits and the signs of Base64, with its padding; [Randomness] judges
/// it. Never counted, however random:
///
/// - hexadecimal digits (hashes, commits, UUIDs) and ULIDs (github.com/ulid/spec): they name things;
/// - what stands in the path of an address or of a file: there things are named too (documents,
///   videos, products), and in a query what follows clicks or names pages of a list;
/// - parts of names with dots (files, hosts, members of objects), mail addresses and handles;
/// - digests with their names before them (W3C Subresource Integrity, OpenSSH fingerprints), Base64
///   of text or of a known file format, `data:` addresses, and anything too long for a key.
final class RandomTokens implements SecretForm {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 256;
    private static final int ULID = 26;
    private static final Alphabet BASE64 = Alphabet.of("09AZaz", "+/_-");
    private static final Alphabet HEX_DIGITS = Alphabet.of("09afAF", "x-_");
    private static final Set<String> NO_SECRETS =
            Set.of(
                    "gclid",
                    "fbclid",
                    "msclkid",
                    "dclid",
                    "gbraid",
                    "wbraid",
                    "srsltid",
                    "ttclid",
                    "twclid",
                    "igshid",
                    "ved",
                    "ei",
                    "sxsrf",
                    "usg",
                    "gs_lcp",
                    "gs_lcrp",
                    "sca_esv",
                    "_gl",
                    "list",
                    "v",
                    "q",
                    "cursor",
                    "after",
                    "before",
                    "etag",
                    "mc_eid",
                    "li_fat_id");

    @Override
    public void find(String text, Consumer<Finding> found) {
        var address = new AddressContext(text);
        CharacterRuns.each(
                text,
                BASE64,
                (start, end) -> {
                    if (end - start < SHORTEST || end - start > LONGEST) return;
                    if (isNamed(text, start, end) || isInPlace(text, start, address)) return;
                    if (isDigest(text, start) || !isToken(text, start, end)) return;
                    found.accept(SecretForm.secret(start, paddingEnd(text, end)));
                });
    }

    /// Whether it is part of a name: of a file, a host, a mail address, a member, a call.
    private static boolean isNamed(String text, int start, int end) {
        return isNamedBefore(text, start) || isNamedBehind(text, end);
    }

    private static boolean isNamedBefore(String text, int start) {
        var before = Ascii.at(text, start - 1);
        if (before == '@' || before == '%' || Chars.isWordBefore(text, start)) return true;
        return before == '.' && Ascii.at(text, start - 2) > ' ';
    }

    private static boolean isNamedBehind(String text, int end) {
        var after = Ascii.at(text, end);
        if (after == '@' || after == '(' || Chars.isWordAt(text, end)) return true;
        return after == '.' && Ascii.alphanumericAt(text, end + 1);
    }

    private static boolean isInPlace(String text, int start, AddressContext address) {
        if (text.charAt(start) == '/') return true;
        return switch (address.at(start)) {
            case NONE -> false;
            case PATH -> true;
            case QUERY -> isHarmless(text, start);
        };
    }

    /// Whether the member of a query with this value holds no secret by its name.
    private static boolean isHarmless(String text, int start) {
        if (text.charAt(start - 1) != '=') return true;
        var name = start - 1;
        while (Ascii.alphanumericAt(text, name - 1) || Ascii.at(text, name - 1) == '_') {
            // No harmless name is longer.
            if (start - name > 16) return false;
            name--;
        }
        return NO_SECRETS.contains(text.substring(name, start - 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isDigest(String text, int start) {
        if (text.regionMatches(true, start, "sha", 0, 3)
                && Alphabet.of("09", "-_").end(text, start + 3, text.length()) > start + 4) {
            return true;
        }
        return text.regionMatches(true, start - 7, "sha256:", 0, 7)
                || text.regionMatches(true, start - 7, "sha512:", 0, 7)
                || text.startsWith("h1:", start - 3)
                || text.regionMatches(true, start - 7, "base64,", 0, 7);
    }

    private static boolean isToken(String text, int start, int end) {
        if (HEX_DIGITS.end(text, start, end) == end || isUlid(text, start, end)) return false;
        return Randomness.in(text, start, end)
                && !hasPathWord(text, start, end)
                && !EncodedContent.is(text.substring(start, end));
    }

    /// Whether something between slashes is a word: then these are no signs of Base64.
    private static boolean hasPathWord(String text, int start, int end) {
        if (text.indexOf('/', start, end) < 0) return false;
        var at = start;
        while (at < end) {
            var slash = text.indexOf('/', at, end);
            var stop = slash < 0 ? end : slash;
            if (stop - at >= 3 && Alphabet.of("az", "-_").end(text, at, stop) == stop) return true;
            at = stop + 1;
        }
        return false;
    }

    private static boolean isUlid(String text, int start, int end) {
        return end - start == ULID
                && text.startsWith("01", start)
                && Alphabet.of("09AHJKMNPTVZ", "").end(text, start, end) == end;
    }

    private static int paddingEnd(String text, int end) {
        var padded = end;
        while (padded - end < 2 && Ascii.at(text, padded) == '=') padded++;
        return Ascii.alphanumericAt(text, padded) ? end : padded;
    }
}
