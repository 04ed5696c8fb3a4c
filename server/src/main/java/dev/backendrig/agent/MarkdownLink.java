package dev.backendrig.agent;

import dev.backendrig.message.Source;

/// A source as a Markdown link that its title cannot break out of.
final class MarkdownLink {
    private MarkdownLink() {}

    static String of(Source source) {
        return "[" + title(source) + "](" + address(source.url()) + ")";
    }

    private static String title(Source source) {
        var title = source.title().isBlank() ? source.url() : source.title();
        return title.replaceAll("\\s+", " ").replaceAll("([\\\\\\[\\]<>`*_!])", "\\\\$1");
    }

    private static String address(String url) {
        return url.replaceAll("\\s", "")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E");
    }
}
