package dev.backendrig.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.privacy.detector.DataKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRestorerTest {
    private static final long SEED = 20261124;
    private static final int LONGEST_OPEN = 300;

    private final Vault vault = new Vault();
    private final List<String> told = new ArrayList<>();
    private final StreamRestorer restorer = new StreamRestorer(vault, told::add);

    /// How a model may write a placeholder.
    enum Form {
        PLAIN,
        MARKDOWN,
        MARKDOWN_JOINT,
        JSON_OF_MARKDOWN,
        JSON_ESCAPES,
        JSON_OF_JSON_ESCAPES,
        ENTITIES,
        NAMED_ENTITIES,
        PERCENT;

        String of(String text) {
            return switch (this) {
                case PLAIN -> text;
                case MARKDOWN -> text.replaceAll("([\\[\\]_=])", "\\\\$1");
                case MARKDOWN_JOINT -> text.replace("_", "\\_");
                case JSON_OF_MARKDOWN -> text.replaceAll("([\\[\\]_=])", "\\\\\\\\$1");
                case JSON_ESCAPES ->
                        signs(text, "\\u005b", "\\u005D", "\\u005f").replace("=", "\\u003d");
                case JSON_OF_JSON_ESCAPES -> signs(text, "\\\\u005b", "\\\\u005d", "_");
                case ENTITIES ->
                        signs(text, "&#91;", "&#x5D;", "&lowbar;").replace("=", "&equals;");
                case NAMED_ENTITIES -> signs(text, "&lbrack;", "&rsqb;", "_");
                case PERCENT -> signs(text, "%5B", "%5d", "_");
            };
        }

        private static String signs(String text, String open, String close, String joint) {
            return text.replace("[", open).replace("]", close).replace("_", joint);
        }
    }

    static Stream<Placeholder> allKinds() {
        return Stream.of(DataKind.values())
                .filter(kind -> kind != DataKind.SECRET)
                .flatMap(kind -> Stream.of(1, 12).map(n -> new Placeholder(kind, n)));
    }

    @ParameterizedTest
    @MethodSource("allKinds")
    void restoresEverySplitOfEveryPlaceholderInEveryForm(Placeholder placeholder) {
        fill(placeholder.kind());
        for (var form : Form.values()) {
            for (var written : inCases(form.of(placeholder.text()))) {
                var text = "Mail " + written + ", please.";
                var expected = "Mail " + value(placeholder) + ", please.";
                for (var first = 0; first <= text.length(); first++) {
                    for (var second = first; second <= text.length(); second++) {
                        assertRestored(expected, text, first, second);
                    }
                }
            }
        }
    }

    @Test
    void restoresAnyMixtureInAnyPieces() {
        Stream.of(DataKind.values()).forEach(this::fill);
        var random = new Random(SEED);
        for (var round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            var expected = new StringBuilder();
            for (var i = 0; i < 6; i++) addPiece(random, text, expected);
            assertThat(inPieces(text.toString(), random))
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .isEqualTo(expected.toString());
        }
    }

    private void addPiece(Random random, StringBuilder text, StringBuilder expected) {
        var all = allKinds().toList();
        var placeholder = all.get(random.nextInt(all.size()));
        var form = Form.values()[random.nextInt(Form.values().length)];
        var filling = List.of(" ", "", "[", "(see ", "a_b ", "100% ", "R&D", "&", "=", "]", "é 😀");
        var between = filling.get(random.nextInt(filling.size()));
        text.append(form.of(placeholder.text())).append(between);
        expected.append(value(placeholder)).append(between);
    }

    @Test
    void tellsOneFromTwelve() {
        fill(DataKind.EMAIL);
        assertThat(whole("[EMAIL_1] [EMAIL_12] [EMAIL_2]1]"))
                .isEqualTo(
                        value(new Placeholder(DataKind.EMAIL, 1))
                                + " "
                                + value(new Placeholder(DataKind.EMAIL, 12))
                                + " "
                                + value(new Placeholder(DataKind.EMAIL, 2))
                                + "1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[EMAIL_13]",
                "[EMAIL_0]",
                "[EMAIL_01]",
                "[EMAIL_]",
                "[EMAIL]",
                "[EMAIL_1",
                "EMAIL_1]",
                "[EMAIL 1]",
                "[EMAILS_1]",
                "[MAIL_1]",
                "[ EMAIL_1]",
                "[EMAIL_1 ]",
                "[EMAIL-1]",
                "[EMAIL_1x]",
                "[PHONE_1]",
                "[SECRET_1]",
                "[EMAIL_99999999999999999999]",
                "［EMAIL_1］",
                "[E\\MAIL_1]",
                "&#91EMAIL_1]",
                "%5EMAIL_1]",
                "u005bEMAIL_1]",
                "[=EMAIL_1]"
            })
    void leavesWhatIsNoneOfItsOwn(String text) {
        fill(DataKind.EMAIL);
        assertThat(whole("a " + text + " b")).isEqualTo("a " + text + " b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "C:\\[EMAIL_1]\\x | C:\\V\\x",
                "\\\\[EMAIL\\_1\\] | \\V",
                "\\\\\\[EMAIL\\_1\\] | \\\\V",
                "\\[EMAIL_1\\] | V",
                "\\[EMAIL\\_1] | V",
                "[EMAIL_1](mailto:%5BEMAIL_1%5D) | V(mailto:V)",
                "**[EMAIL_1]** | **V**",
                "{\"to\":\"[EMAIL_1]\"} | {\"to\":\"V\"}"
            })
    void takesTheBackslashesThatEscapeAndNoOther(String text, String expected) {
        vault.placeholder(DataKind.EMAIL, "V@example.com");
        assertThat(whole(text)).isEqualTo(expected.replace("V", "V@example.com"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "see [|`see `",
                "see \\|`see `",
                "see [EMAIL_1|`see `",
                "see [em|`see `",
                "see [E&|see [E",
                "see [note|see [note",
                "see [EMAIL_4|see [EMAIL_4",
                "see [EMAIL_1]|see a1@example.com",
                "see [PHONE|see [PHONE",
                "see [=|see [=",
                "100|100",
                "a & b|a & b",
                "see &#9|`see `",
                "see &amp|see &amp"
            })
    void holdsBackOnlyWhatMayBecomeAPlaceholderThatItKnows(String piece, String atOnce) {
        for (var i = 1; i <= 3; i++) vault.placeholder(DataKind.EMAIL, "a" + i + "@example.com");
        restorer.accept(piece);
        assertThat(String.join("", told)).isEqualTo(atOnce);
        restorer.end();
        assertThat(String.join("", told)).isEqualTo(piece.replace("[EMAIL_1]", "a1@example.com"));
    }

    @Test
    void handsOnThePiecesThemselvesWhereNothingIsHidden() {
        var pieces = List.of("a [", "EMAIL_1] \\", "[=EMAIL_1", "]&");
        pieces.forEach(restorer::accept);
        assertThat(told).isEqualTo(pieces);
    }

    @Test
    void neverTellsAnEmptyPiece() {
        fill(DataKind.EMAIL);
        for (var piece : List.of("", "[", "", "EMAIL_1", "", "]", "")) restorer.accept(piece);
        restorer.end();
        restorer.end();
        assertThat(told).containsExactly(value(new Placeholder(DataKind.EMAIL, 1)));
    }

    @Test
    void takesAMarkFromWhatOnlyLooksLikeAPlaceholderAndPutsNothingThere() {
        fill(DataKind.EMAIL);
        vault.lookalikeSeen();
        for (var form : Form.values()) {
            var shown = form.of("[=EMAIL_1] [==EMAIL_2] [=SECRET_7]");
            var meant = form.of("[EMAIL_1] [=EMAIL_2] [SECRET_7]");
            assertThat(inPieces(shown, new Random(SEED))).isEqualTo(meant);
        }
    }

    @Test
    void givesBackByteForByteWhateverAPageSaid() {
        fill(DataKind.EMAIL);
        var random = new Random(SEED);
        for (var round = 0; round < 5_000; round++) {
            var text = tricky(random);
            var shown = new Redaction(text, List.of(), vault, true).masked();
            assertThat(inPieces(shown, random))
                    .as("seed %d, round %d, shown as %s", SEED, round, shown)
                    .isEqualTo(text);
        }
    }

    private static String tricky(Random random) {
        var pieces =
                List.of(
                        "[",
                        "]",
                        "_",
                        "=",
                        "\\",
                        "EMAIL",
                        "email",
                        "PHONE",
                        "1",
                        "12",
                        "0",
                        "9",
                        "&#91;",
                        "&#93;",
                        "&#6",
                        "%5B",
                        "%5D",
                        "%",
                        "\\u005b",
                        "\\u005d",
                        "u005f",
                        "[EMAIL_1]",
                        "[=EMAIL_1]",
                        "\\[EMAIL\\_1\\]",
                        "&lowbar;",
                        " ",
                        "😀");
        var text = new StringBuilder();
        for (var i = 0; i < 14; i++) text.append(pieces.get(random.nextInt(pieces.size())));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "\\", "[=", "[EMAIL_", "&#91;", "&lbrack;=", "\\\\\\\\[EMAIL_1", "%5B"})
    void holdsLittleAndTakesLittleTimeWhateverIsRepeated(String piece) {
        fill(DataKind.EMAIL);
        vault.lookalikeSeen();
        var text = piece.repeat(1024 * 1024 / piece.length());
        Assertions.assertTimeout(Duration.ofSeconds(3), () -> whole(text));
        var given = 0;
        told.clear();
        for (var i = 0; i < 2_000; i++) {
            restorer.accept(text.substring(i, i + 1));
            given++;
            if (i % 100 > 0) continue;
            var told = String.join("", this.told).length();
            assertThat(given - told).isLessThanOrEqualTo(LONGEST_OPEN);
        }
    }

    private void fill(DataKind kind) {
        for (var i = 1; i <= 12; i++) vault.placeholder(kind, value(new Placeholder(kind, i)));
    }

    /// Made up, and not the same for two placeholders.
    private static String value(Placeholder placeholder) {
        var digits = 100_000 + 1_000 * placeholder.kind().name().charAt(1) + placeholder.number();
        return placeholder.kind() == DataKind.EMAIL
                ? "ana" + placeholder.number() + "@example.com"
                : "<" + placeholder.kind().name().charAt(0) + digits + ">";
    }

    private static List<String> inCases(String text) {
        var mixed = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var escape = text.startsWith("u00", i);
            mixed.append(i % 2 == 0 && !escape ? Character.toLowerCase(c) : c);
        }
        return List.of(text, lower(text), mixed.toString());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void assertRestored(String expected, String text, int first, int second) {
        told.clear();
        restorer.accept(text.substring(0, first));
        restorer.accept(text.substring(first, second));
        restorer.accept(text.substring(second));
        restorer.end();
        var all = String.join("", told);
        if (!all.equals(expected)) {
            assertThat(all).as("%s cut at %d and %d", text, first, second).isEqualTo(expected);
        }
    }

    private String inPieces(String text, Random random) {
        told.clear();
        var at = 0;
        while (at < text.length()) {
            var end = Math.min(text.length(), at + random.nextInt(5));
            restorer.accept(text.substring(at, end));
            at = end;
        }
        restorer.end();
        return String.join("", told);
    }

    private String whole(String text) {
        told.clear();
        restorer.accept(text);
        restorer.end();
        return String.join("", told);
    }
}
