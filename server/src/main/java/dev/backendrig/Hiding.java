package dev.backendrig;

import dev.backendrig.agent.Privacy;
import dev.backendrig.agent.RunMetrics;
import dev.backendrig.config.Settings;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.detector.CardDetector;
import dev.backendrig.privacy.detector.DataKind;
import dev.backendrig.privacy.detector.Detector;
import dev.backendrig.privacy.detector.Detectors;
import dev.backendrig.privacy.detector.Finding;
import dev.backendrig.privacy.detector.OwnDetectors;
import dev.backendrig.privacy.detector.SecretDetector;
import dev.backendrig.safety.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/// Wires what is hidden from models, as the settings and the person's own file say.
final class Hiding {
    /// What may not be typed without its person's word, by its form.
    private static final List<Detector> SECRETS = List.of(new SecretDetector(), new CardDetector());

    private Hiding() {}

    /// What is hidden from this model; nothing from one that stays in this process.
    ///
    /// @throws dev.backendrig.config.TomlException if the file of own detectors is wrong
    static Privacy from(Settings settings, ModelInfo model, RunMetrics metrics) {
        var own = OwnDetectors.in(settings.dataDir());
        if (model.local() || !settings.privacy().on()) return Privacy.off(metrics);
        var kinds = EnumSet.noneOf(DataKind.class);
        for (var kind : settings.privacy().kinds()) {
            kinds.add(DataKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        }
        var detectors = Detectors.of(kinds, settings.privacy().regions(), own);
        var redactor = Redactor.of(new PrivacySettings(true, detectors.kinds()), detectors::find);
        return new Privacy(redactor, address -> Site.of(address).map(Site::text), metrics);
    }

    /// Whether there is a secret or a card's number in a text, by its form alone.
    static boolean isSecret(String text) {
        var found = new ArrayList<Finding>();
        SECRETS.forEach(detector -> detector.find(text, found::add));
        return !found.isEmpty();
    }
}
