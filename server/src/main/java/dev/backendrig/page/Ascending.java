package dev.backendrig.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The longest ascending subsequence, by patience sorting.
final class Ascending {
    private Ascending() {}

    /// As many of the pairs as can be had with ascending first numbers; O(n log n).
    ///
    /// @param pairs with ascending second numbers; no first number twice
    static List<int[]> longest(List<int[]> pairs) {
        var piles = new ArrayList<Integer>();
        var below = new int[pairs.size()];
        for (var i = 0; i < pairs.size(); i++) {
            var pile = pileFor(pairs.get(i)[0], piles, pairs);
            below[i] = pile == 0 ? -1 : piles.get(pile - 1);
            if (pile == piles.size()) piles.add(i);
            else piles.set(pile, i);
        }
        var chain = new ArrayList<int[]>(piles.size());
        for (var i = piles.isEmpty() ? -1 : piles.getLast(); i >= 0; i = below[i]) {
            chain.add(pairs.get(i));
        }
        Collections.reverse(chain);
        return chain;
    }

    /// The first pile whose top is not less.
    private static int pileFor(int first, List<Integer> piles, List<int[]> pairs) {
        var low = 0;
        var high = piles.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (pairs.get(piles.get(middle))[0] < first) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
