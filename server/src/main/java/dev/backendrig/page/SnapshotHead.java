package dev.backendrig.page;

import java.util.Optional;

/// The first line of a snapshot: `page "Title" https://example.com/`.
public final class SnapshotHead {
    private static final String START = "page \"";

    private SnapshotHead() {}

    /// The address in it; empty where the text is no snapshot from its beginning. A browser writes
    /// none with white space in it, so it is the last word, whatever the title says.
    public static Optional<String> address(String snapshot) {
        if (!snapshot.startsWith(START)) return Optional.empty();
        var end = snapshot.indexOf('\n');
        var line = (end < 0 ? snapshot : snapshot.substring(0, end)).strip();
        var address = line.substring(line.lastIndexOf(' ') + 1);
        return address.contains("://") ? Optional.of(address) : Optional.empty();
    }
}
