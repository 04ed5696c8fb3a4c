package dev.backendrig.privacy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A value that a model is not shown, and where it was seen. Thread-safe.
public final class HiddenValue {
    /// Beyond these a site is not noted: a person is asked there once too often, never once too
    /// rarely.
    static final int MAX_SITES = 32;

    private final Placeholder placeholder;
    private final String spelling;
    private final Set<String> sites = ConcurrentHashMap.newKeySet();

    HiddenValue(Placeholder placeholder, String spelling) {
        this.placeholder = placeholder;
        this.spelling = spelling;
    }

    public Placeholder placeholder() {
        return placeholder;
    }

    /// As it was spelled where it was seen first.
    String spelling() {
        return spelling;
    }

    void seenOn(String site) {
        if (sites.size() < MAX_SITES) sites.add(site);
    }

    /// Whether a page of this site has shown it.
    public boolean wasSeenOn(String site) {
        return sites.contains(site);
    }

    /// Says nothing of the value.
    @Override
    public String toString() {
        return placeholder.text();
    }
}
