package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final int MAX_WRITTEN = 1_024;

    private final SequencedSet<String> links = new LinkedHashSet<>();
    private final SequencedSet<String> written = new LinkedHashSet<>();
    private int chars;

    void addFrom(String text) {
        readings(text).forEach(this::add);
    }

    /// The model has written this itself: a page that shows an address of it again offers none.
    void written(String text) {
        readings(text)
                .forEach(address -> {
                    if (UrlReader.read(address) instanceof UrlReader.Understood(var url)) {
                        written.add(url.text());
                        if (written.size() > MAX_WRITTEN) written.removeFirst();
                    }
                });
    }

    /// What may be meant as addresses in a text.
    private static List<String> readings(String text) {
        var readings = new ArrayList<String>();
        var addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            var address = addresses.group();
            readings.add(address);
            readings.add(withoutEndMarks(address));
            // Markdown: the address ends where the bracket that it stands in does.
            var bracket = address.indexOf(')');
            if (bracket > 0) readings.add(address.substring(0, bracket));
        }
        return readings;
    }

    private void add(String address) {
        if (!(UrlReader.read(address) instanceof UrlReader.Understood(var url))) return;
        var link = url.text();
        if (written.contains(link) || !links.add(link)) return;
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
