package dev.backendrig.model.contract;

import dev.backendrig.model.Ending;
import java.util.Set;

/// How a scripted turn ends, and what the ending may be told as.
public enum End {
    /// The model had said all.
    COMPLETE,
    /// At the limit of its length.
    LENGTH,
    /// The provider refused or filtered the answer.
    FILTERED,
    /// With a word that nobody knows yet: anything but a good end.
    UNKNOWN,
    /// In good form, without any reason.
    NONE;

    Set<Ending.Kind> told() {
        return switch (this) {
            case COMPLETE -> Set.of(Ending.Kind.COMPLETE);
            case LENGTH -> Set.of(Ending.Kind.LENGTH);
            case FILTERED -> Set.of(Ending.Kind.STOPPED);
            case UNKNOWN -> Set.of(Ending.Kind.STOPPED, Ending.Kind.UNEXPLAINED);
            case NONE -> Set.of(Ending.Kind.UNEXPLAINED);
        };
    }
}
