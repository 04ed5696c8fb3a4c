package dev.backendrig.bench.privacy;

import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Detectors;
import dev.backendrig.privacy.detector.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// How well one kind is found.
///
/// @param planted values of the kind in the documents
/// @param exact those of them that were found as this kind, from first to last sign
/// @param hidden those of them of which nothing is left to be seen, whatever it was taken for
/// @param wrong findings of the kind that are no such value
record Score(int planted, int exact, int hidden, int wrong) {
    private static final Score NONE = new Score(0, 0, 0, 0);

    static Score of(DataKind kind, Detectors detectors, List<Document> documents) {
        return documents.stream()
                .map(document -> of(kind, document, detectors.find(document.text())))
                .reduce(NONE, Score::plus);
    }

    private static Score of(DataKind kind, Document document, List<Finding> findings) {
        var values = new HashSet<String>();
        var hidden = 0;
        for (var planted : document.planted()) {
            if (planted.kind() != kind) continue;
            values.add(planted.value());
            if (isHidden(document.text(), planted.value(), findings)) hidden++;
        }
        var found = new HashSet<String>();
        for (var finding : findings) {
            if (finding.kind() != kind) continue;
            found.add(document.text().substring(finding.start(), finding.end()));
        }
        var exact = (int) values.stream().filter(found::contains).count();
        return new Score(values.size(), exact, hidden, found.size() - exact);
    }

    private static boolean isHidden(String text, String value, List<Finding> findings) {
        var start = text.indexOf(value);
        var at = start;
        for (var finding : findings) if (finding.start() <= at) at = Math.max(at, finding.end());
        return at >= start + value.length();
    }

    private Score plus(Score other) {
        return new Score(
                planted + other.planted,
                exact + other.exact,
                hidden + other.hidden,
                wrong + other.wrong);
    }

    /// Of what was found the share that is right; 1 where nothing was found.
    double precision() {
        return exact + wrong == 0 ? 1 : (double) exact / (exact + wrong);
    }

    /// Of what was to be found the share that was; 1 where there was nothing.
    double recall() {
        return planted == 0 ? 1 : (double) exact / planted;
    }

    double hiddenShare() {
        return planted == 0 ? 1 : (double) hidden / planted;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
