package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// The values that a run has read: an address carries data where one of them stands in its path,
/// query, fragment or host, plainly or in a usual encoding. Thread-safe.
///
/// A value is a word with a digit or an `@` in it of eight characters and more, or one of four digits
/// and more. What the person wrote themselves is none.
public final class ReadValues implements AddressTaint {
    private static final int MAX_VALUES = 4_000;
    private static final int LONG = 8;
    private static final int MANY_DIGITS = 4;
    private static final int MAX_DEPTH = 3;
    private static final int MAX_PIECES = 32;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}@._+-]{4,200}+");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`]{1,2000}+");
    private static final Pattern PIECE = Pattern.compile("[/?#&=.:;,_+]+");

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> values = new HashSet<>();
    private final Set<String> offered = new HashSet<>();
    private final String own;

    /// @param own the person's own words
    public ReadValues(String own) {
        this.own = own.toLowerCase(Locale.ROOT);
    }

    /// This was read from outside. Addresses in it may be shown again as they are.
    public void read(String text) {
        var words = WORD.matcher(text);
        var addresses = ADDRESS.matcher(text);
        lock.lock();
        try {
            while (addresses.find() && offered.size() < MAX_VALUES) offered.add(addresses.group());
            while (words.find() && values.size() < MAX_VALUES) add(words.group());
        } finally {
            lock.unlock();
        }
    }

    private void add(String word) {
        var value = word.toLowerCase(Locale.ROOT).replaceAll("^[._+-]+|[._+-]+$", "");
        if (isValue(value) && !own.contains(value)) values.add(value);
    }

    private static boolean isValue(String word) {
        var digits = word.chars().filter(Character::isDigit).count();
        var isNamed = digits > 0 || word.indexOf('@') > 0;
        return digits >= MANY_DIGITS || (word.length() >= LONG && isNamed);
    }

    @Override
    public boolean carries(String url) {
        if (isOffered(url)) return false;
        var start = url.indexOf("://");
        var rest = start < 0 ? url : url.substring(start + 3);
        return carries(rest, 0);
    }

    private boolean isOffered(String url) {
        lock.lock();
        try {
            return offered.contains(url);
        } finally {
            lock.unlock();
        }
    }

    private boolean carries(String text, int depth) {
        if (depth > MAX_DEPTH) return false;
        var lower = text.toLowerCase(Locale.ROOT);
        if (isKnown(lower) || isKnown(new StringBuilder(lower).reverse().toString())) return true;
        var plain = percentDecoded(text);
        if (!plain.equals(text) && carries(plain, depth + 1)) return true;
        return PIECE.splitAsStream(text)
                .filter(piece -> piece.length() >= LONG)
                .limit(MAX_PIECES)
                .anyMatch(piece -> decodedCarries(piece, depth));
    }

    private boolean isKnown(String text) {
        lock.lock();
        try {
            return values.stream().anyMatch(text::contains);
        } finally {
            lock.unlock();
        }
    }

    private boolean decodedCarries(String piece, int depth) {
        try {
            var hex = HexFormat.of().parseHex(piece);
            if (carries(new String(hex, StandardCharsets.UTF_8), depth + 1)) return true;
        } catch (IllegalArgumentException notHex) {
            // Then it may be Base64.
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(piece.replace('+', '-').replace("=", ""));
            return carries(new String(bytes, StandardCharsets.UTF_8), depth + 1);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }
}
