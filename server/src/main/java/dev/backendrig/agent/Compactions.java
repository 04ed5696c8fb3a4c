package dev.backendrig.agent;

import java.util.ArrayList;
import java.util.List;

/// How a run's conversation was made shorter up to now.
///
/// @param done in their order
/// @param asked how often a summary was asked for, also where none came
/// @param notes how many of the first message's parts, its last ones, stand for turns left out
public record Compactions(List<Compaction> done, int asked, int notes) {
    static final Compactions NONE = new Compactions(List.of(), 0, 0);

    public Compactions {
        if (asked < 0) throw new IllegalArgumentException("asked must be >= 0: " + asked);
        if (notes < 0) throw new IllegalArgumentException("notes must be >= 0: " + notes);
        done = List.copyOf(done);
    }

    Compactions plus(Compaction more) {
        var all = new ArrayList<>(done);
        all.add(more);
        return new Compactions(all, asked, notes);
    }

    Compactions asking() {
        return new Compactions(done, asked + 1, notes);
    }

    Compactions withNotes(int number) {
        return new Compactions(done, asked, number);
    }

    int of(Compaction.Kind kind) {
        return (int) done.stream().filter(it -> it.kind() == kind).count();
    }
}
