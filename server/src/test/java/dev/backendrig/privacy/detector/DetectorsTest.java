package dev.backendrig.privacy.detector;

import static dev.backendrig.privacy.detector.DataKind.CARD;
import static dev.backendrig.privacy.detector.DataKind.CRYPTO;
import static dev.backendrig.privacy.detector.DataKind.CUSTOM;
import static dev.backendrig.privacy.detector.DataKind.EMAIL;
import static dev.backendrig.privacy.detector.DataKind.IBAN;
import static dev.backendrig.privacy.detector.DataKind.IP;
import static dev.backendrig.privacy.detector.DataKind.NIK;
import static dev.backendrig.privacy.detector.DataKind.PHONE;
import static dev.backendrig.privacy.detector.DataKind.SECRET;
import static dev.backendrig.privacy.detector.DataKind.SSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorsTest {
    private static final List<DataKind> PRECEDENCE =
            List.of(SECRET, CUSTOM, IBAN, CRYPTO, EMAIL, CARD, NIK, DataKind.NPWP, SSN, PHONE, IP);

    private static final List<String> PIECES =
            ("@|.|com|4111|1111|-|"
                            + " |DE89|3704|123|45|6789|::|:|fe80|%40|\"|ssn|😀|\ud83d|\ude00|例|é|\n"
                            + "|1|a|_|Garuda|Proyek|EMP-123456|[|]")
                    .transform(all -> List.of(all.split("\\|")));

    /// Finds what it is told to, in any text.
    private record Fixed(DataKind kind, List<Finding> findings) implements Detector {
        @Override
        public void find(String text, Consumer<Finding> found) {
            findings.forEach(found);
        }
    }

    private static Finding at(DataKind kind, int start, int end) {
        return new Finding(kind, start, end);
    }

    private static List<Finding> merged(Finding... findings) {
        var detectors = Stream.of(findings).map(it -> (Detector) new Fixed(it.kind(), List.of(it)));
        return new Detectors(detectors.toList()).find("x".repeat(100));
    }

    private static Detectors all() {
        var own = OwnDetectors.read(DetectorTable.FOLDER.resolve("custom-detectors.toml"));
        return Detectors.of(EnumSet.allOf(DataKind.class), List.of("ID", "US"), own);
    }

    static Stream<Finding[]> pairsOfKinds() {
        return PRECEDENCE.stream()
                .flatMap(first ->
                        PRECEDENCE.stream()
                                .filter(it -> PRECEDENCE.indexOf(it) > PRECEDENCE.indexOf(first))
                                .map(it -> new Finding[] {at(first, 5, 15), at(it, 10, 20)}));
    }

    @ParameterizedTest
    @MethodSource("pairsOfKinds")
    void theKindThatComesFirstCounts(Finding first, Finding second) {
        assertThat(merged(first, second)).containsExactly(first);
        assertThat(merged(second, first)).containsExactly(first);
        var earlier = at(second.kind(), 0, 6);
        assertThat(merged(first, earlier)).containsExactly(first);
    }

    @ParameterizedTest
    @MethodSource("pairsOfKinds")
    void theKindThatComesFirstCountsAtTheSamePlace(Finding first, Finding second) {
        var same = at(second.kind(), first.start(), first.end());
        var proven = first.kind() == SECRET && same.kind() == CRYPTO;
        assertThat(merged(same, first)).containsExactly(proven ? same : first);
    }

    @Test
    void knowsThePlaceOfEveryKind() {
        assertThat(PRECEDENCE).containsExactlyInAnyOrder(DataKind.values());
        for (var kind : DataKind.values()) {
            assertThat(merged(at(kind, 1, 2))).containsExactly(at(kind, 1, 2));
        }
    }

    @Test
    void keepsFindingsThatOnlyTouch() {
        var findings = new Finding[] {at(PHONE, 0, 5), at(CARD, 5, 10), at(EMAIL, 10, 12)};
        assertThat(merged(findings)).containsExactly(findings);
    }

    @Test
    void takesTheEarlierThenTheLongerOfOneKind() {
        assertThat(merged(at(CUSTOM, 4, 9), at(CUSTOM, 2, 6), at(CUSTOM, 2, 5)))
                .containsExactly(at(CUSTOM, 2, 6));
    }

    @Test
    void whatLosesLeavesRoomForALesserKind() {
        assertThat(merged(at(CARD, 0, 10), at(SSN, 8, 20), at(IP, 15, 25)))
                .containsExactly(at(CARD, 0, 10), at(IP, 15, 25));
    }

    @Test
    void aFindingThatHoldsAnOwnWordAndMoreHidesBoth() {
        assertThat(merged(at(EMAIL, 0, 20), at(CUSTOM, 5, 11))).containsExactly(at(EMAIL, 0, 20));
        assertThat(merged(at(EMAIL, 0, 20), at(CUSTOM, 0, 20))).containsExactly(at(CUSTOM, 0, 20));
    }

    @Test
    void anOwnWordCountsWhereWhatHeldItIsDropped() {
        assertThat(merged(at(PHONE, 0, 20), at(CUSTOM, 5, 8), at(CARD, 15, 30)))
                .containsExactly(at(CUSTOM, 5, 8), at(CARD, 15, 30));
    }

    @Test
    void anOwnWordInsideAnAddressDoesNotShowTheRestOfIt() {
        assertThat(all().find("tulis ke budi@garuda.co.id")).containsExactly(at(EMAIL, 9, 26));
    }

    @ParameterizedTest
    @CsvSource({
        "3578017101880003, NIK",
        "5171 0349 0338 0005, NIK",
        "6101010701890034, NIK",
        "5105105105105100, CARD",
        "4111111111111111, CARD"
    })
    void tellsAPopulationNumberFromACardByItsSerialNumber(String number, DataKind kind) {
        assertThat(all().find("no " + number)).containsExactly(at(kind, 3, 3 + number.length()));
    }

    @Test
    void findsSeveralKindsInOneText() {
        var text = "Budi, budi@example.com, 4111 1111 1111 1111, proyek Garuda, SSN 123-45-6789";
        assertThat(all().find(text))
                .extracting(it -> it.kind() + " " + text.substring(it.start(), it.end()))
                .containsExactly(
                        "EMAIL budi@example.com",
                        "CARD 4111 1111 1111 1111",
                        "CUSTOM Garuda",
                        "SSN 123-45-6789");
    }

    @ParameterizedTest
    @EnumSource
    void looksOnlyForTheKindsItIsToldTo(DataKind kind) {
        var detectors = Detectors.of(Set.of(kind), List.of("ID"), List.of());
        var kinds = kind == CUSTOM ? Set.<DataKind>of() : Set.of(kind);
        assertThat(detectors.kinds()).isEqualTo(kinds);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(all().find("")).isEmpty();
        assertThat(Detectors.of(Set.of(), List.of(), List.of()).find("a@b.com")).isEmpty();
    }

    @Test
    void countsInCharsAlsoAfterSurrogates() {
        assertThat(all().find("😀😀 a@b.com 😀")).containsExactly(at(EMAIL, 5, 12));
    }

    @Test
    void toleratesHalvesOfSurrogates() {
        for (var half : List.of("\ud83d", "\ude00")) {
            for (var value : List.of("a@example.com", "4111111111111111", "192.0.2.1")) {
                assertThat(all().find(half + value + half)).hasSize(1);
            }
            assertThat(all().find(half + "@" + half + ".com")).isEmpty();
        }
    }

    @Test
    void neverThrowsNorOverlapsOnAnyText() {
        var seed = 20261124L;
        var random = new Random(seed);
        var detectors = all();
        for (var i = 0; i < 2_000; i++) {
            var text = randomText(random);
            var end = 0;
            for (var finding : detectors.find(text)) {
                assertThat(finding.start())
                        .as("seed %d, text %d", seed, i)
                        .isGreaterThanOrEqualTo(end);
                end = finding.end();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
        }
    }

    private static String randomText(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(40); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /// Quadratic time would be minutes each: the bound only has to tell them from seconds. What a
    /// mebibyte takes is measured by `./rig bench privacy`.
    @Test
    void readsAnyHostileTextInLinearTime() {
        var detectors = all();
        HostileTexts.ofLength(1 << 17)
                .forEach(text ->
                        assertTimeoutPreemptively(
                                Duration.ofSeconds(20),
                                () -> detectors.find(text),
                                () -> text.substring(0, 10)));
    }

    @Test
    void findsValuesBehindAVeryLongWord() {
        for (var sign : List.of("a", "1", "é", ".", "-", "A1b2", "@")) {
            var word = sign.repeat(100_000 / sign.length());
            var found = all().find(word + " budi@example.com 4111111111111111");
            assertThat(found).extracting(Finding::kind).as(sign).containsExactly(EMAIL, CARD);
        }
    }

    @Test
    void aFindingHasAPlace() {
        for (var places : List.of(new int[] {-1, 2}, new int[] {2, 2}, new int[] {3, 2})) {
            assertThat(catchThrowable(() -> at(IP, places[0], places[1])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
