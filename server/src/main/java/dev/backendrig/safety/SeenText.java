package dev.backendrig.safety;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// What was read on one site, line by line as [Squeezed] makes them, each line once. Bounded: the
/// oldest lines are forgotten. Guarded by its owner.
final class SeenText {
    /// More than a model is shown of one page.
    private static final int MAX_CHARS = 256 * 1024;

    private static final int MAX_LINES = 8_192;

    private final SequencedSet<String> lines = new LinkedHashSet<>();
    private int chars;

    void add(String text) {
        // A character may become several in compatibility form, so what comes of it is cut too.
        var start = Math.min(text.length(), MAX_CHARS);
        text.substring(0, start).lines().map(Squeezed::words).forEach(this::addLine);
    }

    private void addLine(String line) {
        var kept = line.substring(0, Math.min(line.length(), MAX_CHARS));
        if (kept.isEmpty() || !lines.add(kept)) return;
        chars += kept.length();
        while (chars > MAX_CHARS || lines.size() > MAX_LINES) {
            chars -= lines.removeFirst().length();
        }
    }

    /// Whether a value stands in it.
    boolean holds(ValueProbe probe) {
        var search = probe.new Search(_ -> true);
        return lines.stream().anyMatch(search::ends);
    }

    /// The values that do not stand in it.
    ValueProbe others(ValueProbe probe) {
        var held = new HashSet<String>();
        var search =
                probe
                .new Search(value -> {
                    held.add(value);
                    return false;
                });
        lines.forEach(search::ends);
        return held.isEmpty() ? probe : probe.without(held);
    }
}
