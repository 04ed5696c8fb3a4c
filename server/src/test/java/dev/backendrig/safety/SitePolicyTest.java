package dev.backendrig.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.backendrig.safety.SiteDoubt.Other;
import dev.backendrig.safety.SiteDoubt.TaintedAddress;
import dev.backendrig.safety.SiteDoubt.TaintedText;
import dev.backendrig.safety.SiteDoubt.Unlinked;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitePolicyTest {
    private static final Site BANK = new Site("bank.example");
    private static final Site EVIL = new Site("evil.example");
    private static final String MAIL = "budi.santoso@contoh.co.id";

    private final SeenValues seen = new SeenValues();
    private final SplitValues sent = new SplitValues();

    private SitePolicy policy(String prompt) {
        return policy(prompt, false);
    }

    private SitePolicy policy(String prompt, boolean suspicious) {
        var sites = new RunSites(prompt);
        sites.addHome(BANK);
        return new SitePolicy(sites, seen, sent, prompt, suspicious);
    }

    private static Stream<Arguments> taintedAddresses() {
        return AddressTable.rows("tainted-addresses.txt");
    }

    private static Stream<Arguments> untaintedAddresses() {
        return AddressTable.rows("untainted-addresses.txt");
    }

    @ParameterizedTest
    @MethodSource("taintedAddresses")
    void anAddressThatCarriesWhatWasReadElsewhereIsDoubted(String address, String read) {
        seen.read(BANK, "Nama dan lain-lain: " + read + " (rahasia)");
        assertThat(policy("rangkum").address(address))
                .contains(new Other(EVIL), new TaintedAddress(EVIL, BANK));
        assertThat(policy("rangkum").carries(address)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("untaintedAddresses")
    void anAddressThatCarriesNothingIsDoubtedForItsSiteAlone(String address, String read) {
        seen.read(BANK, read);
        assertThat(policy("rangkum").address(address))
                .contains(new Other(EVIL))
                .doesNotContain(new TaintedAddress(EVIL, BANK));
        assertThat(policy("rangkum").carries(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bank.example/?q=budi.santoso",
                "https://www.bank.example/budi.santoso",
                "http://bank.example:8080/#budisantoso"
            })
    void theSiteThatTheRunBeganOnMayBeToldAnything(String address) {
        seen.read(new Site("shop.example"), MAIL);
        assertThat(policy("rangkum").address(address)).isEmpty();
        assertThat(policy("rangkum").carries(address)).isFalse();
        assertThat(policy("rangkum").texts(BANK, List.of("budi.santoso"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "buka evil.example, https://evil.example/?q=budi.santoso",
        "cari kontak di evil, https://www.evil.example/?q=budi.santoso"
    })
    void aSiteThatThePersonNamedIsOpenButNotToldWhatWasReadElsewhere(
            String prompt, String address) {
        seen.read(BANK, MAIL);
        assertThat(policy(prompt).address("https://evil.example/")).isEmpty();
        assertThat(policy(prompt).address(address)).containsExactly(new TaintedAddress(EVIL, BANK));
        assertThat(policy(prompt).carries(address)).isTrue();
        assertThat(policy(prompt).texts(EVIL, List.of("budi.santoso")))
                .containsExactly(new TaintedText(EVIL, BANK));
    }

    @Test
    void aSiteThatThePersonNamedIsToldWhatThePromptItselfSays() {
        seen.read(BANK, MAIL);
        var policy = policy("cari Budi Santoso di evil");
        assertThat(policy.address("https://www.evil.example/?q=budi.santoso")).isEmpty();
        assertThat(policy.texts(EVIL, List.of("Budi Santoso"))).isEmpty();
    }

    @Test
    void aSiteThatAClickLedToIsOpenButNotToldWhatWasReadElsewhere() {
        seen.read(BANK, MAIL);
        var sites = new RunSites("rangkum");
        sites.addHome(BANK);
        sites.add(EVIL);
        var policy = new SitePolicy(sites, seen, sent, "rangkum", false);
        assertThat(policy.address("https://evil.example/")).isEmpty();
        assertThat(policy.address("https://evil.example/?q=budi.santoso"))
                .containsExactly(new TaintedAddress(EVIL, BANK));
    }

    @Test
    void aSiteMayBeToldWhatWasReadThere() {
        seen.read(BANK, MAIL);
        seen.read(EVIL, "Halo " + MAIL);
        assertThat(policy("rangkum").address("https://evil.example/?q=budi.santoso"))
                .containsExactly(new Other(EVIL));
    }

    @Test
    void whatThePromptSaysIsNoValue() {
        seen.read(BANK, MAIL + " 4821 Siti Rahmawati");
        assertThat(policy("cari Budi Santoso").address("https://evil.example/?q=budi+santoso"))
                .containsExactly(new Other(EVIL));
        assertThat(policy("pin 4821").address("https://evil.example/?q=4821"))
                .containsExactly(new Other(EVIL));
        assertThat(policy("cari Siti").address("https://evil.example/?q=siti+rahmawati"))
                .contains(new TaintedAddress(EVIL, BANK));
    }

    @Test
    void anAddressThatAPageOfferedIsDoubtedForItsSiteAlone() {
        var link = "https://evil.example/invite?for=budi.santoso&t=" + "x9".repeat(120);
        seen.read(BANK, MAIL + " [Undangan](" + link + "), lihat " + link + ".");
        assertThat(policy("rangkum").address(link)).containsExactly(new Other(EVIL));
        assertThat(policy("rangkum").carries(link)).isFalse();
        assertThat(policy("rangkum").address(link + "&q=4821"))
                .contains(new TaintedAddress(EVIL, BANK), new Unlinked(EVIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/c?p=%s",
                "https://evil.example/%s",
                "https://evil.example/#%s",
                "https://%s.evil.example/",
                "https://evil.example/a/%s/b"
            })
    void aValueMayBeSplitOverSteps(String address) {
        seen.read(BANK, "Nomor: 3174096112900001");
        for (var whole :
                new String[] {
                    "3174096112900001",
                    "1000092116904713",
                    "33313734303936313132393030303031",
                    "mze3nda5njexmjkwmdawmq"
                }) {
            var policy = new SitePolicy(new RunSites(""), seen, new SplitValues(), "", false);
            var found = false;
            for (var at = 0; at < whole.length(); at += 3) {
                var piece = whole.substring(at, Math.min(at + 3, whole.length()));
                var next = address.formatted(piece);
                found |= policy.address(next).contains(new TaintedAddress(EVIL, BANK));
                policy.opened(next);
            }
            // In capitals or small letters alone, Base64 is another text.
            assertThat(found).isEqualTo(!whole.startsWith("mze"));
        }
    }

    @Test
    void aValueMayBeSplitOverStepsWithACounterBesideOrUnderChangingNames() {
        seen.read(BANK, "Nama: Siti Rahmawati");
        for (var form :
                new String[] {"https://evil.example/?i=%d&p=%s", "https://evil.example/?p%d=%s"}) {
            var policy = new SitePolicy(new RunSites(""), seen, new SplitValues(), "", false);
            var found = false;
            var step = 0;
            for (var piece : new String[] {"si", "ti", "ra", "hm", "aw", "at", "i"}) {
                var next = form.formatted(step++, piece);
                found |= policy.address(next).contains(new TaintedAddress(EVIL, BANK));
                policy.opened(next);
            }
            assertThat(found).as(form).isTrue();
        }
    }

    @Test
    void aValueMayBeSplitBackwardsAndInPiecesThatAreEncodedByThemselves() {
        seen.read(BANK, "Nama: Siti Rahmawati");
        for (var pieces :
                List.of(
                        List.of("wati", "rahma", "siti"),
                        List.of("c2l0aSBy", "YWhtYXdh", "dGk"),
                        List.of("73697469", "7261686d", "61776174"),
                        List.of("c2l0aQ", "cmFobQ", "YXdhdGk"))) {
            var policy = new SitePolicy(new RunSites(""), seen, new SplitValues(), "", false);
            var found = false;
            for (var piece : pieces) {
                var next = "https://evil.example/?p=" + piece;
                found |= policy.address(next).contains(new TaintedAddress(EVIL, BANK));
                policy.opened(next);
            }
            assertThat(found).as("%s", pieces).isTrue();
        }
    }

    @Test
    void aTextThatCarriesWhatWasReadElsewhereIsDoubted() {
        seen.read(BANK, MAIL);
        var policy = policy("rangkum");
        assertThat(policy.texts(EVIL, List.of("budi.santoso")))
                .containsExactly(new TaintedText(EVIL, BANK));
        assertThat(policy.texts(EVIL, List.of("b3NvdG5hcyBpZHVi", "x"))).isNotEmpty();
        assertThat(policy.texts(EVIL, List.of("halo"))).isEmpty();
        assertThat(policy.texts(BANK, List.of("budi.santoso"))).isEmpty();
        policy.typed(EVIL, List.of("budi.s"));
        assertThat(policy.texts(EVIL, List.of("antoso"))).isNotEmpty();
    }

    @Test
    void aTextMayBeSplitOverFieldsAndKeys() {
        seen.read(BANK, "Rekening 8830-1177-2251");
        var policy = policy("rangkum");
        assertThat(policy.texts(EVIL, List.of("8830", "1177-2251"))).isNotEmpty();
        for (var key : List.of("8", "8", "3", "0", "1", "1", "7")) policy.typed(EVIL, List.of(key));
        assertThat(policy.texts(EVIL, List.of("7"))).isNotEmpty();
        assertThat(policy.texts(EVIL, List.of("x"))).isEmpty();
    }

    @Test
    void aValueMayBeSplitOverAddressesAndTextsWithWordsBetween() {
        seen.read(BANK, "kode 482913");
        var policy = policy("rangkum");
        policy.opened("https://evil.example/?p=482");
        policy.opened("https://evil.example/form");
        assertThat(policy.texts(EVIL, List.of("913"))).isNotEmpty();
    }

    @Test
    void whatWasCopiedIsPastedOnlyAtHome() {
        var policy = policy("rangkum");
        assertThat(policy.pasted(EVIL)).isEmpty();
        seen.read(BANK, MAIL);
        assertThat(policy.pasted(EVIL)).containsExactly(new TaintedText(EVIL, BANK));
        assertThat(policy.pasted(BANK)).isEmpty();
    }

    @Test
    void anAddressThatTheModelWroteItselfIsNotOfferedByAPageThatShowsIt() {
        var address = "https://evil.example/?q=budi.santoso";
        seen.read(BANK, MAIL);
        seen.written("lihat " + address);
        seen.read(BANK, "Hasil untuk " + address);
        assertThat(policy("buka evil.example").address(address))
                .containsExactly(new TaintedAddress(EVIL, BANK));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/, false",
        "https://evil.example/berita/2026/11/24/harga-laptop-gaming-turun-menjelang-akhir-tahun,"
                + " false",
        "https://evil.example/wiki/Deoxyribonucleic_acid, false",
        "https://evil.example/watch?v=dQw4w9WgXcQ, false",
        "https://evil.example/questions/11227809/why-is-processing-a-sorted-array-faster, false",
        "https://docs.evil.example/, false",
        "https://evil.example/c/YW5kaSBwYWxpbmcgcmFqaW4, true",
        "https://evil.example/?d=5f4dcc3b5aa765d61d8327deb882cf99, true",
        "https://yw5kaxbhbgluz3jhamluc2vrywxp.evil.example/, true"
    })
    void anAddressWithACodeInItIsDoubtedWhereNoPageOfferedIt(String address, boolean doubted) {
        seen.read(BANK, "halo");
        assertThat(policy("").address(address).contains(new Unlinked(EVIL))).isEqualTo(doubted);
    }

    @Test
    void anAddressOfMoreThan200CharactersIsDoubtedWhereNoPageOfferedIt() {
        seen.read(BANK, "halo");
        var address = "https://evil.example/" + "ab-".repeat(66);
        assertThat(policy("").address(address)).containsExactly(new Other(EVIL));
        assertThat(policy("").address(address + "cdef")).contains(new Unlinked(EVIL));
    }

    @Test
    void theFirstSiteOfARunThatKnowsNoPageIsItsOwn() {
        var nowhere = new SitePolicy(new RunSites(""), seen, sent, "", false);
        assertThat(nowhere.address("https://evil.example/")).isEmpty();
        seen.read(SeenValues.UNKNOWN, "anything");
        assertThat(nowhere.address("https://evil.example/")).containsExactly(new Other(EVIL));
    }

    @Test
    void inASuspiciousRunAWordNamesNoSiteAndSingleWordsAreValues() {
        seen.read(BANK, "saldo Rp 12 juta, wahyuni");
        assertThat(policy("buka evil", true).address("https://evil.example/"))
                .containsExactly(new Other(EVIL));
        assertThat(policy("buka evil.example", true).address("https://evil.example/")).isEmpty();
        assertThat(policy("", true).address("https://evil.example/wahyuni"))
                .contains(new TaintedAddress(EVIL, BANK));
        assertThat(policy("").address("https://evil.example/wahyuni"))
                .containsExactly(new Other(EVIL));
    }

    @Test
    void anAddressWithMoreReadingsThanAnybodyWouldWriteIsDoubted() {
        seen.read(BANK, "halo");
        var tangle = new StringBuilder("https://evil.example/");
        for (var i = 0; i < 7_000; i++) tangle.append("aGFsbyBoYWxv".charAt(i * 7 % 12));
        assertThat(policy("").address(tangle.toString())).contains(new Unlinked(EVIL));
    }

    @Test
    void keepsNoMoreThanItsBoundsAndAnswersInTimeLinearInThem() {
        for (var site = 0; site < 40; site++) {
            for (var page = 0; page < 4; page++) {
                seen.read(
                        new Site("s" + site + ".example"),
                        (site + "x" + page + " kata ").repeat(9_000));
            }
        }
        seen.read(BANK, "a".repeat(1_048_576));
        seen.read(BANK, "https://".repeat(131_072));
        seen.read(BANK, MAIL);
        var address = "https://evil.example/?q=budi.santoso&r=" + "%41".repeat(2_000);
        assertTimeout(
                Duration.ofSeconds(2),
                () ->
                        assertThat(policy("").address(address))
                                .contains(new TaintedAddress(EVIL, BANK)));
    }

    @Test
    void theNewestOfASiteIsKept() {
        seen.read(BANK, MAIL);
        seen.read(BANK, "lain ".repeat(60_000));
        seen.read(BANK, "Siti Rahmawati");
        assertThat(policy("").carries("https://evil.example/sitirahmawati")).isTrue();
        assertThat(policy("").carries("https://evil.example/budisantoso")).isFalse();
    }

    @Test
    void saysNothingOfWhatWasRead() {
        seen.read(BANK, MAIL);
        assertThat(policy("").toString()).doesNotContain("budi");
    }
}
