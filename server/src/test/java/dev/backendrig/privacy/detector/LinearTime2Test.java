package dev.backendrig.privacy.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A mebibyte of text made to take long.
class LinearTime2Test {
    private static final int MEBIBYTE = 1 << 20;

    /// Far more than it takes, far less than a detector of quadratic time would.
    private static final Duration BOUND = Duration.ofSeconds(2);

    private static final List<Detector> DETECTORS =
            List.of(
                    new PhoneDetector(List.of("ID", "US", "GB", "SG", "MY")),
                    new NikDetector(),
                    new NpwpDetector(),
                    new CryptoDetector(),
                    new SecretDetector());

    private static final List<String> PIECES =
            List.of(
                    "7",
                    "0",
                    "0812-3456-789 ",
                    "+62 812 3456 7890 ",
                    "+62812",
                    "12 34 56 ",
                    "(021) 555.",
                    "3273051201900001",
                    "3273 0512 0190 ",
                    "01.300.066.6-091.",
                    "a@a.a.a.",
                    "0x",
                    "deadbeef",
                    ".",
                    "-",
                    "-----BEGIN PRIVATE KEY-----\n",
                    "BEGIN ",
                    "-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAA\n",
                    "-----END ",
                    "sk-",
                    "sk-ant-api03-",
                    "sk_live_",
                    "SG.",
                    "eyJhbGciOiJIUzI1NiJ9.",
                    "eyJhbGciOi",
                    "://",
                    "://a:b",
                    "://a:b@",
                    "123456789:AA",
                    "8Q~",
                    "bc1",
                    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb ",
                    "xprv",
                    "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KG ",
                    "aZ3kQ9xLmT2vB7nR4wYp ",
                    "x=aZ3kQ9xLmT2vB7nR4wYp&",
                    "NPWP ",
                    "\\n");

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("texts")
    void isDoneSoon(Detector detector, String piece) {
        var text = piece.repeat(MEBIBYTE / piece.length());
        isDoneSoonWith(detector, text);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void isDoneSoonWithBase64(Detector detector) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        isDoneSoonWith(detector, drawn(alphabet));
        isDoneSoonWith(detector, drawn(alphabet + " .:-_~@=\n"));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void isDoneSoonWithDigitsAndSeparators(Detector detector) {
        isDoneSoonWith(detector, drawn("0123456789 .-()+/,"));
        isDoneSoonWith(detector, drawn("0123456789012345678901234567890 "));
    }

    private static void isDoneSoonWith(Detector detector, String text) {
        // The thread's own time: how busy the machine is does not matter.
        var clock = ManagementFactory.getThreadMXBean();
        var start = clock.getCurrentThreadCpuTime();
        detector.find(text, finding -> {});
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(BOUND);
    }

    private static String drawn(String alphabet) {
        var random = new Random(4);
        var text = new StringBuilder(MEBIBYTE);
        for (var i = 0; i < MEBIBYTE; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    static Stream<Arguments> texts() {
        return DETECTORS.stream()
                .flatMap(detector -> PIECES.stream().map(piece -> Arguments.of(detector, piece)));
    }

    static Stream<Detector> detectors() {
        return DETECTORS.stream();
    }
}
