package dev.backendrig.privacy.detector;

import static dev.backendrig.privacy.detector.DataKind.CARD;
import static dev.backendrig.privacy.detector.DataKind.CRYPTO;
import static dev.backendrig.privacy.detector.DataKind.CUSTOM;
import static dev.backendrig.privacy.detector.DataKind.EMAIL;
import static dev.backendrig.privacy.detector.DataKind.IBAN;
import static dev.backendrig.privacy.detector.DataKind.IP;
import static dev.backendrig.privacy.detector.DataKind.NIK;
import static dev.backendrig.privacy.detector.DataKind.NPWP;
import static dev.backendrig.privacy.detector.DataKind.PHONE;
import static dev.backendrig.privacy.detector.DataKind.SECRET;
import static dev.backendrig.privacy.detector.DataKind.SSN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Several detectors as one, whose findings never overlap. Immutable, thread-safe; takes time
/// linear in the text, as each of them does.
///
/// Where two findings overlap, the one whose kind comes first counts and the other is dropped:
/// secret, the person's own words, IBAN, crypto address, e-mail, card, NIK, NPWP, SSN, phone, IP
/// address. Of two of one kind the earlier counts, then the longer. Three exceptions: a finding of
/// another kind that holds a word of the person's own and more counts before it, as it hides the
/// word too, and dropping it would show the rest; what a check sum proves to be a crypto address is
/// no secret, however random it looks; and a NIK with a low serial number, as nearly all have, is no
/// card: one NIK in ten passes the check of cards, and one card in thousands has the form of such a
/// NIK.
public final class Detectors {
    private static final List<DataKind> PRECEDENCE =
            List.of(SECRET, CUSTOM, IBAN, CRYPTO, EMAIL, CARD, NIK, NPWP, SSN, PHONE, IP);

    private static final Comparator<Finding> EARLIER_THEN_LONGER =
            Comparator.comparingInt(Finding::start)
                    .thenComparing(Finding::end, Comparator.reverseOrder());

    /// How each built-in detector is made for the regions whose phone numbers are looked for.
    private static final Map<DataKind, Function<List<String>, Detector>> BUILT_IN =
            Map.of(
                    EMAIL, regions -> new EmailDetector(),
                    CARD, regions -> new CardDetector(),
                    IBAN, regions -> new IbanDetector(),
                    SSN, regions -> new SsnDetector(),
                    IP, regions -> new IpDetector(),
                    PHONE, PhoneDetector::new,
                    NIK, regions -> new NikDetector(),
                    NPWP, regions -> new NpwpDetector(),
                    CRYPTO, regions -> new CryptoDetector(),
                    SECRET, regions -> new SecretDetector());

    private final List<Detector> detectors;

    Detectors(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /// The built-in detectors of these kinds, and the person's own.
    ///
    /// @param regions whose phone numbers are known without a country code, as ISO 3166 codes
    public static Detectors of(Set<DataKind> kinds, List<String> regions, List<Detector> own) {
        var detectors = new ArrayList<Detector>(own);
        for (var kind : DataKind.values()) {
            var maker = BUILT_IN.get(kind);
            if (maker != null && kinds.contains(kind)) detectors.add(maker.apply(regions));
        }
        return new Detectors(detectors);
    }

    /// The kinds that are looked for.
    public Set<DataKind> kinds() {
        var kinds = EnumSet.noneOf(DataKind.class);
        for (var detector : detectors) kinds.add(detector.kind());
        return kinds;
    }

    /// What is found, in the order of the text.
    public List<Finding> find(String text) {
        var all = new ArrayList<Finding>();
        for (var detector : detectors) detector.find(text, all::add);
        all.sort(EARLIER_THEN_LONGER);
        var own = ofKind(all, CUSTOM);
        all.removeAll(Set.copyOf(heldByAnother(all, own)));
        all.removeAll(Set.copyOf(taken(ofKind(all, CRYPTO), SECRET)));
        var niks = ofKind(all, NIK).stream().filter(it -> NikDetector.hasLowSerial(text, it));
        all.removeAll(Set.copyOf(taken(niks.toList(), CARD)));
        var taken = List.<Finding>of();
        for (var kind : PRECEDENCE) taken = merged(taken, ofKind(all, kind));
        // What held a word may itself have been dropped.
        return List.copyOf(merged(taken, own));
    }

    private static List<Finding> ofKind(List<Finding> all, DataKind kind) {
        return all.stream().filter(it -> it.kind() == kind).toList();
    }

    /// The same places, taken for another kind.
    private static List<Finding> taken(List<Finding> findings, DataKind kind) {
        return findings.stream().map(it -> new Finding(kind, it.start(), it.end())).toList();
    }

    /// Those of the own words that a longer finding of another kind holds.
    private static List<Finding> heldByAnother(List<Finding> all, List<Finding> own) {
        var held = new ArrayList<Finding>();
        var others = all.stream().filter(it -> it.kind() != CUSTOM).toList();
        var next = 0;
        var reach = -1;
        for (var word : own) {
            while (next < others.size() && others.get(next).start() < word.start()) {
                reach = Math.max(reach, others.get(next++).end());
            }
            // The first of those that start where the word does is the longest.
            var beside = next < others.size() ? others.get(next) : word;
            var isLonger = beside.start() == word.start() && beside.end() > word.end();
            if (reach >= word.end() || isLonger) held.add(word);
        }
        return held;
    }

    /// Both lists in order, without those of the second that overlap one of the first or one of
    /// the second before it.
    private static List<Finding> merged(List<Finding> first, List<Finding> second) {
        if (second.isEmpty()) return first;
        var merged = new ArrayList<Finding>(first.size() + second.size());
        var next = 0;
        var end = 0;
        for (var finding : second) {
            while (next < first.size() && first.get(next).start() < finding.end()) {
                var before = first.get(next++);
                merged.add(before);
                end = before.end();
            }
            if (finding.start() < end) continue;
            merged.add(finding);
            end = finding.end();
        }
        merged.addAll(first.subList(next, first.size()));
        return merged;
    }
}
