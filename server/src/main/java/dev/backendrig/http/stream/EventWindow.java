package dev.backendrig.http.stream;

import java.util.ArrayList;
import java.util.List;

/// The events of a run that are held: a stretch without gaps that ends with the newest one. Not
/// thread-safe.
final class EventWindow {
    /// What an event takes beside its bytes.
    private static final int OVERHEAD = 48;

    private static final byte[] DROPPED = {};
    private static final int COMPACT_FROM = 256;

    private final List<byte[]> events = new ArrayList<>();
    private int start;
    private long first = 1;
    private long size;

    /// The id of the first event that is held; one more than [#last] where none is.
    long first() {
        return first;
    }

    /// The id of the newest event, held or not; 0 before the first one.
    long last() {
        return first + events.size() - start - 1;
    }

    /// What the held events take.
    long size() {
        return size;
    }

    void add(byte[] event) {
        events.add(event);
        size += event.length + OVERHEAD;
    }

    /// The event with this id, which must be held.
    byte[] get(long id) {
        return events.get(start + (int) (id - first));
    }

    /// Drops the oldest events until the rest takes no more than this.
    ///
    /// @param keepNewest whether the newest one stays whatever it takes
    void shrinkTo(long most, boolean keepNewest) {
        while (size > most && first <= (keepNewest ? last() - 1 : last())) {
            size -= events.get(start).length + OVERHEAD;
            events.set(start, DROPPED);
            start++;
            first++;
        }
        if (start < COMPACT_FROM || start < events.size() / 2) return;
        events.subList(0, start).clear();
        start = 0;
    }
}
