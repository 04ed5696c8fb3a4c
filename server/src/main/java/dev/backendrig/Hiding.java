package dev.backendrig;

import com.google.common.base.Suppliers;
import dev.backendrig.agent.Privacy;
import dev.backendrig.agent.RunMetrics;
import dev.backendrig.config.Settings;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.detector.CardDetector;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Detector;
import dev.backendrig.privacy.detector.Detectors;
import dev.backendrig.privacy.detector.Finding;
import dev.backendrig.privacy.detector.OwnDetectors;
import dev.backendrig.privacy.detector.PhoneDetector;
import dev.backendrig.privacy.detector.SecretDetector;
import dev.backendrig.safety.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Wires what is hidden from models, as the settings and the person's own file say.
final class Hiding {
    /// What may not be typed without its person's word, by its form.
    private static final Supplier<List<Detector>> SECRETS =
            Suppliers.memoize(() -> List.of(new SecretDetector(), new CardDetector()));

    private Hiding() {}

    /// What is hidden from models outside this process.
    ///
    /// @throws dev.backendrig.config.TomlException if the file of own detectors is wrong
    static Privacy from(Settings settings, RunMetrics metrics) {
        var own = OwnDetectors.in(settings.dataDir());
        if (!settings.privacy().on()) return Privacy.off(metrics);
        var kinds = EnumSet.noneOf(DataKind.class);
        for (var kind : settings.privacy().kinds()) {
            kinds.add(DataKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        }
        if (!own.isEmpty()) kinds.add(DataKind.CUSTOM);
        var detectors = onFirstUse(kinds, settings.privacy().regions(), own);
        var redactor =
                Redactor.of(new PrivacySettings(true, kinds), text -> detectors.get().find(text));
        return new Privacy(redactor, address -> Site.of(address).map(Site::text), metrics);
    }

    /// The numbering plans and tables behind them take a good part of a start's time to read; the
    /// rehearsal after it does that.
    private static Supplier<Detectors> onFirstUse(
            Set<DataKind> kinds, List<String> regions, List<Detector> own) {
        return Suppliers.memoize(() -> {
            var known = regions.stream().filter(PhoneDetector::knows).toList();
            return Detectors.of(kinds, known, own);
        });
    }

    /// Whether there is a secret or a card's number in a text, by its form alone.
    static boolean isSecret(String text) {
        var found = new ArrayList<Finding>();
        SECRETS.get().forEach(detector -> detector.find(text, found::add));
        return !found.isEmpty();
    }
}
