package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// What a session's runs have read of pages, by site, and which addresses pages offered: so that what
/// a page said is known again when it is on its way to another site. Thread-safe.
///
/// Bounded: of each site the newest 256 Ki characters, of the sites the 16 read last. All questions
/// take time linear in what is kept and what is asked. It says nothing of its content: it is a
/// person's.
public final class SeenValues {
    /// Where it is not known which site a text is of.
    public static final Site UNKNOWN = new Site("?");

    private static final int MAX_SITES = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Site, SeenText> texts = new LinkedHashMap<>();
    private final SeenLinks links = new SeenLinks();
    private boolean anything;

    /// Takes in a text of a page.
    ///
    /// @param site of the page, [#UNKNOWN] where that is not known
    public void read(Site site, String text) {
        lock.lock();
        try {
            anything = true;
            var seen = texts.remove(site);
            if (seen == null) seen = new SeenText();
            seen.add(text);
            texts.putLast(site, seen);
            if (texts.size() > MAX_SITES) texts.pollFirstEntry();
            links.addFrom(text);
        } finally {
            lock.unlock();
        }
    }

    /// The model is about to write this on a page, or into an address: where a page says it again, it
    /// offers nothing that was not offered before.
    public void written(String text) {
        lock.lock();
        try {
            links.written(text);
            links.written(Percent.decode(text));
        } finally {
            lock.unlock();
        }
    }

    /// A page was looked at in a way that leaves no text, such as a picture.
    public void looked() {
        lock.lock();
        try {
            anything = true;
        } finally {
            lock.unlock();
        }
    }

    /// Whether nothing of any page was read yet, so that no page can have talked anybody into anything.
    public boolean isEmpty() {
        lock.lock();
        try {
            return !anything;
        } finally {
            lock.unlock();
        }
    }

    boolean offered(HttpUrl url) {
        lock.lock();
        try {
            return links.include(url);
        } finally {
            lock.unlock();
        }
    }

    /// The site whose values stand in texts that would go to another; empty where there are none.
    ///
    /// @param to where they go: what was read there is no secret to it
    /// @param texts what would go there; more readings of it than are looked at count as a value of
    ///     the site read last
    /// @param prompt what the person wrote themselves is no value
    /// @param suspicious whether single words count too
    Optional<Site> sourceOf(List<String> texts, Site to, String prompt, boolean suspicious) {
        var readings = new ArrayList<String>();
        var complete = true;
        for (var text : texts) {
            var its = Encodings.readings(text);
            readings.addAll(its.orElse(List.of(text)));
            complete &= its.isPresent();
        }
        var probe = ValueProbe.of(readings, prompt, suspicious);
        lock.lock();
        try {
            return complete ? sourceOf(probe, to) : others(to).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /// The site other than this one that was read last.
    Optional<Site> newestBut(Site site) {
        lock.lock();
        try {
            return others(site).findFirst();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Site> sourceOf(ValueProbe probe, Site to) {
        if (probe.isEmpty()) return Optional.empty();
        var own = texts.get(to);
        var foreign = own == null ? probe : own.others(probe);
        return others(to)
                .filter(site -> {
                    var seen = texts.get(site);
                    return seen != null && seen.holds(foreign);
                })
                .findFirst();
    }

    private Stream<Site> others(Site to) {
        return texts.reversed().keySet().stream().filter(site -> !site.equals(to));
    }

    /// Says nothing of what was read.
    @Override
    public String toString() {
        return "SeenValues";
    }
}
