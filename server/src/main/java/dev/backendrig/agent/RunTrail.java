package dev.backendrig.agent;

import dev.backendrig.safety.Site;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where a run's browser is, as far as its outcomes tell it, and what its calls were judged for. Used
/// by the run's thread; of the last click the session's next run asks too.
final class RunTrail {
    /// How long after a click a change of the site counts as its doing.
    static final Duration CLICK_LEADS = Duration.ofSeconds(10);

    private static final int MAX_CALLS = 256;

    private final LongSupplier nanos;
    private final SequencedMap<String, Judged> calls = new LinkedHashMap<>();
    private final SequencedSet<Suspect> suspects = new LinkedHashSet<>();
    private @Nullable Told told;
    private volatile @Nullable Click click;
    private volatile boolean toldSinceClick;

    /// A value of `source` that would have gone to a site.
    private record Suspect(String call, Site to, Site source) {}

    /// Where an outcome said that the browser is.
    ///
    /// @param pageUrl what the session knew then
    private record Told(String address, Optional<String> pageUrl) {}

    /// @param from when it was judged, in the JVM's nanoseconds
    /// @param until when what it led to must have come
    private record Click(long from, long until) {}

    /// How a call was judged last.
    ///
    /// @param here where the browser was
    /// @param asked the sites that the person was to be asked about
    /// @param at in the JVM's nanoseconds
    record Judged(Optional<Site> here, Set<Site> asked, long at) {
        Judged {
            asked = Set.copyOf(asked);
        }
    }

    /// @param nanos the JVM's nanoseconds
    RunTrail(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The trail of a run.
    static RunTrail of(RunContext run) {
        return run.own().of(RunTrail.class, () -> new RunTrail(System::nanoTime));
    }

    void judged(String call, Optional<Site> here, Set<Site> asked) {
        calls.remove(call);
        calls.putLast(call, new Judged(here, asked, nanos.getAsLong()));
        if (calls.size() > MAX_CALLS) calls.pollFirstEntry();
    }

    Judged judgement(String call) {
        var judged = calls.get(call);
        return judged == null ? new Judged(Optional.empty(), Set.of(), nanos.getAsLong()) : judged;
    }

    /// A value of one site was on its way to another in this call.
    void suspects(String call, Site to, Site source) {
        suspects.add(new Suspect(call, to, source));
        if (suspects.size() > MAX_CALLS) suspects.removeFirst();
    }

    /// The person let the call be made.
    void allowed(String call) {
        suspects.removeIf(suspect -> suspect.call().equals(call));
    }

    /// Whose values were on their way to a site in another call, which was not made.
    Optional<Site> suspected(String call, Site to) {
        return suspects.stream()
                .filter(suspect -> suspect.to().equals(to) && !suspect.call().equals(call))
                .map(Suspect::source)
                .findFirst();
    }

    void tells(String address, Optional<String> pageUrl) {
        told = new Told(address, pageUrl);
        toldSinceClick = true;
    }

    /// The address of the page: what the session knows, or what an outcome told since.
    Optional<String> address(Optional<String> pageUrl) {
        return told != null && told.pageUrl().equals(pageUrl)
                ? Optional.of(told.address())
                : pageUrl;
    }

    void clicked(String call) {
        click = new Click(judgement(call).at(), nanos.getAsLong() + CLICK_LEADS.toNanos());
        toldSinceClick = false;
    }

    /// The browser was sent elsewhere: where it goes from now on is not the click's doing.
    void left() {
        click = null;
    }

    /// Whether the site that the browser came to so long ago is what the last click led to.
    boolean clickLedTo(Optional<Duration> timeThere) {
        var last = click;
        if (last == null || timeThere.isEmpty()) return false;
        var came = nanos.getAsLong() - timeThere.get().toNanos();
        return came - last.from() >= 0 && last.until() - came >= 0;
    }

    /// The same of a click whose run ended before it was told where that led. A browser that tells it
    /// with the click's own outcome has said all: where it is later its person went.
    boolean lastClickLedTo(Optional<Duration> timeThere) {
        return !toldSinceClick && clickLedTo(timeThere);
    }
}
