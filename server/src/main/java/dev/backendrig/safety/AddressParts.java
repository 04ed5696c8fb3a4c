package dev.backendrig.safety;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The parts of an address that can carry something to a site: all but the scheme and the site.
///
/// @param site where it goes
/// @param fields the values of the parts by where they stand, in the address's order
/// @param text all parts as they stand there
record AddressParts(Site site, Map<String, String> fields, String text) {
    static AddressParts of(HttpUrl url) {
        var site = Site.of(url);
        var labels = labels(url.host().withoutRoot().text(), site);
        var fields = new LinkedHashMap<String, String>();
        for (var i = 0; i < labels.size(); i++) fields.put("host " + i, labels.get(i));
        if (hasOwnPort(url)) fields.put("port", String.valueOf(url.port()));
        addSegments(url.path(), fields);
        if (url.query() != null) addQuery(url.query(), fields);
        if (url.fragment() != null) fields.put("fragment", url.fragment());
        return new AddressParts(site, fields, text(labels, url));
    }

    /// A number that is no part of the site.
    private static boolean hasOwnPort(HttpUrl url) {
        return Site.of(url).label().isPresent() && url.port() != HttpUrl.defaultPort(url.scheme());
    }

    private static List<String> labels(String host, Site site) {
        var end = "." + site.text();
        return host.endsWith(end)
                ? Stream.of(host.substring(0, host.length() - end.length()).split("\\.", -1))
                        .map(IDN::toUnicode)
                        .toList()
                : List.of();
    }

    private static void addSegments(String path, Map<String, String> fields) {
        var at = 0;
        for (var segment : path.split("/", -1)) {
            if (!segment.isEmpty()) fields.put("path " + at++, segment);
        }
    }

    private static void addQuery(String query, Map<String, String> fields) {
        var at = 0;
        for (var pair : query.split("[&;]", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? "" : pair.substring(0, equals);
            // A name may stand there twice.
            var key = "query " + name;
            fields.put(
                    fields.containsKey(key) ? key + " " + at++ : key, pair.substring(equals + 1));
        }
    }

    private static String text(List<String> labels, HttpUrl url) {
        var text = new StringBuilder(String.join(".", labels));
        if (hasOwnPort(url)) text.append(':').append(url.port());
        text.append(url.path());
        if (url.query() != null) text.append('?').append(url.query());
        if (url.fragment() != null) text.append('#').append(url.fragment());
        return text.toString();
    }

    /// The texts to look for values in: the whole, the labels of the host in one and the values in
    /// one, as a value may be spread over them.
    List<String> texts() {
        var labels = new StringBuilder();
        fields.forEach((where, value) -> {
            if (where.startsWith("host ")) labels.append(value);
        });
        var texts = new ArrayList<String>();
        texts.add(text);
        texts.add(labels.toString());
        texts.add(String.join("", fields.values()));
        return texts.stream().filter(it -> !it.isEmpty()).distinct().toList();
    }
}
