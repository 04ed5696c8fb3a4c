package dev.backendrig.model.contract;

import dev.backendrig.model.Ending;

/// How a scripted turn ends, and what the ending must be told as.
public enum End {
    /// The model had said all.
    COMPLETE(Ending.Kind.COMPLETE),
    /// At the limit of its length.
    LENGTH(Ending.Kind.LENGTH),
    /// The provider refused or filtered the answer.
    FILTERED(Ending.Kind.STOPPED),
    /// With a word that nobody knows yet.
    UNKNOWN(Ending.Kind.STOPPED),
    /// In good form, without any reason.
    NONE(Ending.Kind.UNEXPLAINED);

    private final Ending.Kind told;

    End(Ending.Kind told) {
        this.told = told;
    }

    Ending.Kind told() {
        return told;
    }
}
