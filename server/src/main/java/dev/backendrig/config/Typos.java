package dev.backendrig.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Finds names that nearly are a setting's name.
final class Typos {
    /// Short names are near to many words, so they allow for one slip only.
    private static final int SHORT = 6;

    private Typos() {}

    /// One line for each name of the file that is probably meant to be another.
    static List<String> warnings(Collection<String> names) {
        return names.stream().flatMap(name -> warning(name).stream()).toList();
    }

    private static Optional<String> warning(String name) {
        var known = Arrays.stream(Variable.values()).map(Variable::name).toList();
        if (known.contains(name)) return Optional.empty();
        return known.stream()
                .filter(it -> distance(name, it) <= (it.length() < SHORT ? 1 : 2))
                .findFirst()
                .map(it ->
                        DotEnv.NAME + ": " + name + " is not a setting; did you mean " + it + "?");
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
