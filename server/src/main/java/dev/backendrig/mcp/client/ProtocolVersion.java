package dev.backendrig.mcp.client;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The versions of the protocol that are spoken, oldest first. In the last each request stands for
/// itself, in those before it a handshake comes first.
enum ProtocolVersion {
    V2025_03_26("2025-03-26"),
    V2025_06_18("2025-06-18"),
    V2025_11_25("2025-11-25"),
    V2026_07_28("2026-07-28");

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// The newest with a handshake.
    static ProtocolVersion offered() {
        return V2025_11_25;
    }

    /// One that a server chose in the handshake.
    static Optional<ProtocolVersion> chosen(String text) {
        return Arrays.stream(values())
                .filter(it -> !it.isStateless() && it.text.equals(text))
                .findFirst();
    }

    boolean isStateless() {
        return this == V2026_07_28;
    }

    /// Each message says the version in a header (Streamable HTTP, since 2025-06-18).
    boolean isInHeader() {
        return compareTo(V2025_06_18) >= 0;
    }

    /// All of them, newest first.
    static List<String> texts() {
        return Arrays.stream(values())
                .sorted(Comparator.reverseOrder())
                .map(ProtocolVersion::text)
                .toList();
    }
}
