package dev.backendrig.mcp.server;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The versions of the protocol that are spoken, oldest first. All but the last begin with a handshake
/// and have sessions; in the last each request stands for itself.
public enum ProtocolVersion {
    V2025_03_26("2025-03-26"),
    V2025_06_18("2025-06-18"),
    V2025_11_25("2025-11-25"),
    V2026_07_28("2026-07-28");

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Optional<ProtocolVersion> of(String text) {
        return Arrays.stream(values()).filter(version -> version.text.equals(text)).findFirst();
    }

    /// The newest with a handshake.
    static ProtocolVersion newestWithSession() {
        return V2025_11_25;
    }

    /// All of them, newest first.
    static List<String> texts() {
        return Arrays.stream(values())
                .sorted(Comparator.reverseOrder())
                .map(ProtocolVersion::text)
                .toList();
    }

    boolean isStateless() {
        return this == V2026_07_28;
    }

    /// Several messages in one body: only the first version had that.
    boolean hasBatches() {
        return this == V2025_03_26;
    }

    /// Questions to the client's person (elicitation).
    boolean hasElicitation() {
        return isAtLeast(V2025_06_18);
    }

    /// Results as data beside their text, and titles.
    boolean hasStructuredContent() {
        return isAtLeast(V2025_06_18);
    }

    /// Streams begin with an event without data, so that a client can come back before the first
    /// message.
    boolean primesStreams() {
        return this == V2025_11_25;
    }

    /// Questions name their mode.
    boolean hasElicitationModes() {
        return isAtLeast(V2025_11_25);
    }

    private boolean isAtLeast(ProtocolVersion other) {
        return compareTo(other) >= 0;
    }
}
