package dev.backendrig.safety;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// The addresses that pages offered, in whatever text they stood. Bounded: the oldest are forgotten.
/// Guarded by its owner.
final class SeenLinks {
    private static final int MAX_LINKS = 4_096;
    private static final int MAX_CHARS = 512 * 1024;

    /// What ends an address in running text, in Markdown and in markup.
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\bhttps?://[^\\s\"'<>`\\\\\\p{Cntrl}]{1,4096}+");

    private static final String END_MARKS = ".,;:!?)]}*_";

    private final SequencedSet<String> links = new LinkedHashSet<>();
    private int chars;

    void addFrom(String text) {
        var addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            var address = addresses.group();
            add(address);
            add(withoutEndMarks(address));
            // Markdown: the address ends where the bracket that it stands in does.
            var bracket = address.indexOf(')');
            if (bracket > 0) add(address.substring(0, bracket));
        }
    }

    private void add(String address) {
        if (!(UrlReader.read(address) instanceof UrlReader.Understood(var url))) return;
        var link = url.text();
        if (!links.add(link)) return;
        chars += link.length();
        while (links.size() > MAX_LINKS || chars > MAX_CHARS) {
            chars -= links.removeFirst().length();
        }
    }

    private static String withoutEndMarks(String address) {
        var end = address.length();
        while (end > 0 && END_MARKS.indexOf(address.charAt(end - 1)) >= 0) end--;
        return address.substring(0, end);
    }

    /// Whether a page offered exactly this address.
    boolean include(HttpUrl url) {
        return links.contains(url.text());
    }
}
