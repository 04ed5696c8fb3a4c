package dev.backendrig.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page, or what changed on one, as a model with a small window is told it: what can be used first,
/// then headings, then other text, each from the top on; the lines that are kept stay in their order.
public final class PageFit {
    /// For the line that says what is left out.
    private static final int NOTE = 48;

    /// Less of a line says nothing.
    private static final int LEAST_OF_LINE = 8;

    private final List<String> lines;

    /// What is told of each line, null where it is left out.
    private final @Nullable String[] told;

    private int left;

    private PageFit(List<String> lines, int mostTokens) {
        this.lines = lines;
        this.told = new String[lines.size()];
        this.left = mostTokens - NOTE;
    }

    /// The text in at most so many tokens; the same where it is no longer.
    ///
    /// @param text a snapshot or a difference
    public static String of(String text, int mostTokens) {
        if (TokenEstimate.of(text) <= mostTokens) return text;
        var fit = new PageFit(text.lines().toList(), mostTokens);
        for (var rank : Rank.values()) {
            if (!fit.keep(rank)) break;
        }
        return fit.text();
    }

    private enum Rank {
        HEAD,
        CONTROL,
        HEADING,
        TEXT;

        static Rank of(String line, int index) {
            if (index == 0 || (index < 3 && isHead(line))) return HEAD;
            if (!Controls.on(line).isEmpty()) return CONTROL;
            return SnapshotLine.of(line).isHeading() ? HEADING : TEXT;
        }

        private static boolean isHead(String line) {
            return line.startsWith("view ") || line.startsWith("hidden text: ");
        }

        /// Half a control is none; half a sentence is better than nothing.
        boolean mayBeCut() {
            return this == HEAD || this == TEXT;
        }
    }

    /// Keeps lines of this rank; false where not all found room.
    private boolean keep(Rank rank) {
        var all = true;
        for (var i = 0; i < lines.size(); i++) {
            if (Rank.of(lines.get(i), i) != rank) continue;
            keep(i, rank);
            all &= told[i] != null;
        }
        return all;
    }

    private void keep(int index, Rank rank) {
        var line = lines.get(index);
        var cost = TokenEstimate.of(line) + 1;
        if (cost <= left) {
            told[index] = line;
            left -= cost;
        } else if (rank.mayBeCut() && left > LEAST_OF_LINE) {
            told[index] = TextCut.first(line, left - 3) + " …";
            left = 0;
        }
    }

    private String text() {
        var kept = Arrays.stream(told).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        var controls = 0;
        var all = 0;
        for (var i = 0; i < told.length; i++) {
            if (told[i] != null) continue;
            all++;
            if (!Controls.on(lines.get(i)).isEmpty()) controls++;
        }
        return kept
                + "\n(left out to fit your window: %d lines, %d of them with controls; scroll or read the page in parts to see them)"
                        .formatted(all, controls);
    }
}
