package dev.backendrig.page;

import java.util.Optional;

/// The first line of a snapshot: `page "Title" https://example.com/`.
public final class SnapshotHead {
    private static final String START = "page \"";

    private SnapshotHead() {}

    /// What the page is at, an address of the web or another; empty where the text is no snapshot
    /// from its beginning. A browser writes none with white space in it, so it is the last word,
    /// whatever the title says.
    public static Optional<String> location(String snapshot) {
        if (!snapshot.startsWith(START)) return Optional.empty();
        var end = snapshot.indexOf('\n');
        var line = (end < 0 ? snapshot : snapshot.substring(0, end)).strip();
        var location = line.substring(line.lastIndexOf(' ') + 1);
        // Without an address the last word is the end of the title.
        return location.endsWith("\"") ? Optional.empty() : Optional.of(location);
    }

    /// The same where it is an address with a host.
    public static Optional<String> address(String snapshot) {
        return location(snapshot).filter(location -> location.contains("://"));
    }
}
