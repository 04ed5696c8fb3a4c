package dev.backendrig.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the settings of the privacy vault may be.
final class PrivacyRules {
    /// A test keeps them in step with the kinds that there are.
    static final List<String> KINDS =
            List.of(
                    "email", "card", "iban", "phone", "ssn", "nik", "npwp", "ip", "crypto",
                    "secret");

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private PrivacyRules() {}

    /// A built-in kind of data, in small letters.
    static Rule<String> kind() {
        return new Rule<>(
                "one of " + String.join(", ", KINDS),
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(KINDS::contains));
    }

    /// A country's code, in capitals.
    static Rule<String> region() {
        return new Rule<>(
                "a country's code of two letters such as ID",
                text -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(REGIONS::contains));
    }
}
