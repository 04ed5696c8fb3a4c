package dev.backendrig.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.privacy.detector.DataKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacySettingsTest {
    static final Settings.Privacy DEFAULTS =
            new Settings.Privacy(
                    true,
                    List.of(
                            "email", "card", "iban", "phone", "ssn", "nik", "npwp", "crypto",
                            "secret"),
                    List.of("ID", "US", "GB", "SG", "MY"));

    @TempDir Path folder;

    @Test
    void hidesAllKindsButIpAddressesByDefault() {
        assertThat(read(Map.of())).isEqualTo(DEFAULTS);
    }

    @Test
    void readsAllThreeInAnyCaseAndWithoutRepetitions() {
        var set =
                Map.of(
                        "PRIVACY", "OFF",
                        "PRIVACY_KINDS", "IP, email,ip",
                        "PRIVACY_REGIONS", "jp,ID, JP");
        assertThat(read(set))
                .isEqualTo(
                        new Settings.Privacy(false, List.of("ip", "email"), List.of("JP", "ID")));
    }

    @Test
    void knowsEveryKindThatThereIsButOwnDetectors() {
        var kinds =
                Arrays.stream(DataKind.values())
                        .filter(kind -> kind != DataKind.CUSTOM)
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT));
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(PrivacyRules.KINDS);
    }

    @Test
    void refusesAKindThatThereIsNot() {
        assertThat(problem("PRIVACY_KINDS", "email,name"))
                .isEqualTo(
                        "PRIVACY_KINDS: \"email,name\" cannot be used; allowed is a list, separated"
                                + " by commas, of: one of email, card, iban, phone, ssn, nik, npwp,"
                                + " ip, crypto, secret");
    }

    @Test
    void refusesARegionThatThereIsNot() {
        assertThat(problem("PRIVACY_REGIONS", "ID,XX"))
                .isEqualTo(
                        "PRIVACY_REGIONS: \"ID,XX\" cannot be used; allowed is a list, separated by"
                                + " commas, of: a country's code of two letters such as ID");
    }

    @Test
    void refusesAnythingButOnAndOff() {
        assertThat(problem("PRIVACY", "strict")).startsWith("PRIVACY: \"strict\" cannot be used;");
    }

    private Settings.Privacy read(Map<String, String> environment) {
        return SettingsReader.read(environment, folder).privacy();
    }

    private String problem(String name, String value) {
        var thrown = catchThrowableOfType(SettingsException.class, () -> read(Map.of(name, value)));
        return String.join("\n", thrown.problems());
    }
}
