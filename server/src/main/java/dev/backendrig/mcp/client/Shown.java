package dev.backendrig.mcp.client;

/// Words of others inside sentences and log lines of ours.
final class Shown {
    private static final int LONGEST = 64;

    private Shown() {}

    /// The word without what is not plain ASCII, cut where it is long.
    static String word(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7E]", "?").replace("\"", "'");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }
}
