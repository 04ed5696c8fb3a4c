package dev.backendrig.privacy.detector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The top-level domains that exist, from the bundled list of IANA's root zone, and the two that
/// documents use in place of real ones (RFC 2606, 2): what a person writes `.example` for is worth
/// the same care. Immutable.
final class TopLevelDomains {
    private static final String FILE = "tlds.txt";
    private static final Set<String> IN_DOCUMENTS = Set.of("example", "test");

    private final Set<String> names;

    TopLevelDomains() {
        var all = new HashSet<>(IN_DOCUMENTS);
        bundled()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> all.addAll(Set.of(line.split(" "))));
        names = Set.copyOf(all);
    }

    private static String bundled() {
        try (var in = TopLevelDomains.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException("missing in the jar: " + FILE);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether there is such a domain.
    ///
    /// @param label in ASCII or as it is written, upper or lower case
    boolean contains(String label) {
        return names.contains(label.toLowerCase(Locale.ROOT));
    }
}
