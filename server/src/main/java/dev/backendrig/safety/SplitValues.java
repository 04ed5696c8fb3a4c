package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/// What has gone to each foreign site so far, piece by piece: a value may be spread over the steps of
/// a run, in addresses and in typed text. Thread-safe.
///
/// Of addresses only what changes from step to step counts, in the order in which it went and, of each
/// part of the addresses, by itself. Bounded: of each site the last pieces, of the sites the last ones.
public final class SplitValues {
    /// The part in which typed texts stand, each of which counts.
    static final String TYPED = "typed";

    private static final int MAX_SITES = 16;
    private static final int MAX_PARTS = 24;
    private static final int MAX_PIECES = 64;
    private static final int MAX_PIECE = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Site, Sent> sites = new LinkedHashMap<>();

    /// What went to one site.
    ///
    /// @param all pieces in their order
    /// @param byPart the same by the part of the address where they stood
    private record Sent(List<String> all, SequencedMap<String, List<String>> byPart) {
        void add(Map<String, String> fields) {
            changed(fields)
                    .forEach((part, piece) -> {
                        push(all, piece);
                        push(byPart.computeIfAbsent(part, _ -> new ArrayList<>()), piece);
                        if (byPart.size() > MAX_PARTS) byPart.pollFirstEntry();
                    });
        }

        Map<String, String> changed(Map<String, String> fields) {
            var changed = new LinkedHashMap<String, String>();
            fields.forEach((part, value) -> {
                var piece = value.substring(0, Math.min(value.length(), MAX_PIECE));
                var before = byPart.get(part);
                var isNew = before == null || !before.getLast().equals(piece);
                if (isNew || part.equals(TYPED)) changed.put(part, piece);
            });
            return changed;
        }

        private static void push(List<String> pieces, String piece) {
            pieces.add(piece);
            if (pieces.size() > MAX_PIECES) pieces.removeFirst();
        }
    }

    /// What the site would have got in one if these fields went to it too; empty where nothing went
    /// there before.
    List<String> joinedWith(Site site, Map<String, String> fields) {
        lock.lock();
        try {
            var sent = sites.get(site);
            if (sent == null) return List.of();
            var changed = sent.changed(fields);
            var joined = new ArrayList<String>();
            addJoined(with(sent.all(), changed.values()), joined);
            changed.forEach((part, piece) -> {
                var before = sent.byPart().get(part);
                if (before != null) addJoined(with(before, List.of(piece)), joined);
            });
            return joined.stream().distinct().toList();
        } finally {
            lock.unlock();
        }
    }

    private static List<String> with(List<String> before, Iterable<String> more) {
        var pieces = new ArrayList<>(before);
        more.forEach(pieces::add);
        return pieces;
    }

    /// Forwards and backwards, as they are and each decoded by itself.
    private static void addJoined(List<String> pieces, List<String> joined) {
        joined.add(String.join("", pieces));
        joined.add(String.join("", pieces.reversed()));
        var decoded = pieces.stream().map(Encodings::piece).map(String::strip).toList();
        joined.add(String.join("", decoded));
        joined.add(String.join("", decoded.reversed()));
        // Whatever words go along with them.
        joined.add(digits(decoded));
        joined.add(digits(decoded.reversed()));
    }

    private static String digits(List<String> pieces) {
        return String.join("", pieces).replaceAll("[^0-9]+", "");
    }

    /// Takes in what went to a site.
    void add(Site site, Map<String, String> fields) {
        lock.lock();
        try {
            var sent = sites.remove(site);
            if (sent == null) sent = new Sent(new ArrayList<>(), new LinkedHashMap<>());
            sent.add(fields);
            sites.putLast(site, sent);
            if (sites.size() > MAX_SITES) sites.pollFirstEntry();
        } finally {
            lock.unlock();
        }
    }
}
