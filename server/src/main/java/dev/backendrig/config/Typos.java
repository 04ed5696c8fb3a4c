package dev.backendrig.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Finds names in a `.env` file that are no setting's, and settings that stand in it twice.
final class Typos {
    /// Short names are near to many words, so they allow for one slip only.
    private static final int SHORT = 6;

    private static final List<String> KNOWN =
            Arrays.stream(Variable.values()).map(Variable::name).toList();

    private Typos() {}

    /// One line for each of these.
    static List<String> warnings(List<DotEnv.Name> names) {
        var lines = new ArrayList<String>();
        var seen = new HashMap<String, Integer>();
        for (var name : names) {
            var where = DotEnv.NAME + " line " + name.line() + ": " + name.text();
            var earlier = seen.put(name.text(), name.line());
            if (!KNOWN.contains(name.text())) {
                lines.add(where + " is not a setting of Backend Rig" + meant(name.text()));
            } else if (earlier != null) {
                lines.add(where + " is set in line " + earlier + " too; this one counts");
            }
        }
        return lines;
    }

    private static String meant(String name) {
        return KNOWN.stream()
                .filter(it -> distance(name, it) <= (it.length() < SHORT ? 1 : 2))
                .findFirst()
                .map(it -> "; did you mean " + it + "?")
                .orElse("");
    }

    /// The least number of inserted, deleted, replaced or swapped characters between two words
    /// (optimal string alignment distance).
    static int distance(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, from, to, i, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int cell(int[][] rows, String from, String to, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        var least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1);
        least = Math.min(least, rows[i - 1][j - 1] + same);
        var swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
