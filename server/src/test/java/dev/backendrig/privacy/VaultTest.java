package dev.backendrig.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.privacy.detector.DataKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultTest {
    private static final String SECRET = "sk_test_0123456789abcdefghij";

    private final Vault vault = new Vault();

    @Test
    void numbersEachKindFromOneOn() {
        assertThat(vault.placeholder(DataKind.EMAIL, "a@example.com")).hasToString("[EMAIL_1]");
        assertThat(vault.placeholder(DataKind.EMAIL, "b@example.com")).hasToString("[EMAIL_2]");
        assertThat(vault.placeholder(DataKind.CARD, "4111111111111111")).hasToString("[CARD_1]");
        assertThat(vault.placeholder(DataKind.EMAIL, "a@example.com")).hasToString("[EMAIL_1]");
    }

    @ParameterizedTest
    @CsvSource({
        "CARD, 4111 1111 1111 1111, 4111-1111-1111-1111, true",
        "IBAN, DE89 3704 0044 0532 0130 00, de89370400440532013000, true",
        "PHONE, +62 812-3456-7890, 6281234567890, true",
        "EMAIL, ana@Example.COM, ana@example.com, true",
        "EMAIL, Ana@example.com, ana@example.com, false",
        "CUSTOM, Garuda, garuda, false",
        "CRYPTO, 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, 1bvbmseystwetqtfn5au4m4gfg7xjanvn2, false",
    })
    void knowsAValueInAnotherSpelling(DataKind kind, String first, String second, boolean same) {
        var one = vault.placeholder(kind, first);
        assertThat(vault.placeholder(kind, second).equals(one)).isEqualTo(same);
        assertThat(vault.value(one).orElseThrow().spelling()).isEqualTo(first);
    }

    @Test
    void keepsASecretsHashAlone() {
        var first = vault.placeholder(DataKind.SECRET, SECRET);
        assertThat(vault.placeholder(DataKind.SECRET, SECRET + "x")).hasToString("[SECRET_2]");
        assertThat(vault.placeholder(DataKind.SECRET, SECRET)).isEqualTo(first);
        assertThat(vault.value(first)).isEmpty();
        assertThat(vault.known("the key is " + SECRET)).isEmpty();
        assertThat(first.isForGood()).isTrue();
    }

    @Test
    void hidesWhatItHasNoRoomForAndForgetsItForGood() {
        for (var i = 0; i < Vault.MAX_VALUES; i++) {
            vault.placeholder(DataKind.CUSTOM, "word" + i);
        }
        var late = vault.placeholder(DataKind.EMAIL, "late@example.com");
        assertThat(late).hasToString("[EMAIL_0]");
        assertThat(late.isForGood()).isTrue();
        assertThat(vault.value(late)).isEmpty();
        assertThat(vault.placeholder(DataKind.CUSTOM, "word7")).hasToString("[CUSTOM_8]");
    }

    @Test
    void boundsTheCharactersThatItKeeps() {
        var long1 = "x".repeat(Vault.MAX_CHARS - 10);
        assertThat(vault.placeholder(DataKind.CUSTOM, long1)).hasToString("[CUSTOM_1]");
        assertThat(vault.placeholder(DataKind.CUSTOM, "y".repeat(11))).hasToString("[CUSTOM_0]");
        assertThat(vault.placeholder(DataKind.CUSTOM, "y".repeat(10))).hasToString("[CUSTOM_2]");
    }

    @Test
    void findsWhatItKnowsAsAWordOfItsOwnInLinearTime() {
        vault.placeholder(DataKind.SSN, "123456789");
        vault.placeholder(DataKind.EMAIL, "a@example.com");
        assertThat(places("Yours is 123456789. x123456789 1234567890 (a@example.com)"))
                .containsExactly("123456789", "a@example.com");
        for (var i = 5; i < 64; i++)
            vault.placeholder(DataKind.CUSTOM, "a-".repeat(i).substring(i));
        var start = System.nanoTime();
        assertThat(vault.known("a-".repeat(512 * 1024))).isNotEmpty();
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private List<String> places(String text) {
        return vault.known(text).stream().map(it -> text.substring(it.start(), it.end())).toList();
    }

    @Test
    void givesOneNameToAValueThatTwoRunsMeetAtOnce() throws Exception {
        var tasks = new ArrayList<Callable<List<Placeholder>>>();
        for (var i = 0; i < 8; i++) tasks.add(this::hundred);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) assertThat(done.get()).isEqualTo(hundred());
        }
        assertThat(hundred()).doesNotHaveDuplicates();
    }

    private List<Placeholder> hundred() {
        var names = new ArrayList<Placeholder>();
        for (var i = 0; i < 100; i++) {
            names.add(vault.placeholder(DataKind.EMAIL, "a" + i + "@example.com"));
        }
        return names;
    }

    @Test
    void saysNothingOfWhatItKeeps() {
        var name = vault.placeholder(DataKind.EMAIL, "ana@example.com");
        assertThat(vault).hasToString("Vault");
        assertThat(vault.value(name).orElseThrow()).hasToString("[EMAIL_1]");
        assertThat(ValueKey.of(DataKind.EMAIL, "ana@example.com")).hasToString("EMAIL");
        assertThat(TestDetectors.redactor().redaction("mail ana@example.com", vault).toString())
                .doesNotContain("ana@");
    }

    @Test
    void notesABoundedNumberOfSites() {
        var value = vault.value(vault.placeholder(DataKind.EMAIL, "a@example.com")).orElseThrow();
        for (var i = 0; i < 100; i++) value.seenOn("site" + i + ".example");
        assertThat(value.wasSeenOn("site0.example")).isTrue();
        assertThat(value.wasSeenOn("site99.example")).isFalse();
        assertThat(value.wasSeenOn("other.example")).isFalse();
    }
}
