package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Finds in a text what a model is not to see: what detectors find, and each value that the vault
/// knows already, wherever it stands. Immutable and thread-safe.
public final class Redactor {
    /// Finds nothing, and marks nothing either.
    public static final Redactor OFF = new Redactor(false, _ -> List.of(), Set.of());

    private static final Comparator<Finding> IN_ORDER =
            Comparator.comparingInt(Finding::start)
                    .thenComparing(Finding::end, Comparator.reverseOrder());

    private final boolean on;
    private final Function<String, List<Finding>> detectors;
    private final Set<DataKind> kinds;

    private Redactor(boolean on, Function<String, List<Finding>> detectors, Set<DataKind> kinds) {
        this.on = on;
        this.detectors = detectors;
        this.kinds = kinds;
    }

    /// One that hides what the settings say.
    ///
    /// @param detectors finds values in one text: sorted, never overlapping
    public static Redactor of(PrivacySettings settings, Function<String, List<Finding>> detectors) {
        return settings.on() ? new Redactor(true, detectors, settings.kinds()) : OFF;
    }

    /// Whether anything is hidden at all.
    public boolean isOn() {
        return on;
    }

    /// What is to be hidden in a text. Its values have their places in the vault from here on.
    Redaction redaction(String text, Vault vault) {
        if (!on || text.isEmpty()) return new Redaction(text, List.of(), vault, false);
        var places = new ArrayList<Redaction.Place>();
        var end = 0;
        for (var finding : findings(text, vault)) {
            if (finding.start() < end) continue;
            end = finding.end();
            var value = text.substring(finding.start(), end);
            var placeholder = vault.placeholder(finding.kind(), value);
            places.add(new Redaction.Place(finding.start(), end, placeholder));
        }
        return new Redaction(text, places, vault, true);
    }

    private List<Finding> findings(String text, Vault vault) {
        var findings = new ArrayList<Finding>();
        for (var finding : detectors.apply(text)) {
            if (kinds.contains(finding.kind())) findings.add(finding);
        }
        var known = vault.known(text);
        if (known.isEmpty()) return findings;
        findings.addAll(known);
        findings.sort(IN_ORDER);
        return findings;
    }
}
