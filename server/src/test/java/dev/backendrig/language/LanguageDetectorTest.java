package dev.backendrig.language;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Halo",
                "hai",
                "tolong",
                "TOLONG!",
                "buka example.com",
                "buka example.com lalu rangkum halaman ini",
                "rangkum https://example.com/the-best-of-all",
                "ringkas",
                "klik Save",
                "klik Open",
                "klik tombol \"Open the page\"",
                "klik “Save and open this page”",
                "isi Nama dengan Budi",
                "ketik Budi di kolom Name",
                "scroll ke bawah",
                "gulir ke atas",
                "baca halaman ini",
                "apa ini?",
                "siapa kamu",
                "Apa ibu kota Prancis?",
                "Terima kasih",
                "selamat pagi",
                "bisakah kamu membuka situs itu",
                "open halaman ini",
                "jelaskan machine learning",
                "Buatkan saya puisi tentang laut",
                "berapa harga the north face di situs ini"
            })
    void tellsIndonesian(String text) {
        assertThat(LanguageDetector.detect(text)).contains(Language.INDONESIAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "Hello",
                "HELP",
                "open example.com",
                "Open example.com, then summarise this page",
                "open https://example.com/halaman/ini/untuk-kamu",
                "click Simpan",
                "press Tutup",
                "click the \"Buka halaman ini\" button",
                "click ‘Buka halaman ini’",
                "type Budi into Nama",
                "fill Name with Budi",
                "scroll down",
                "read this page",
                "What is this?",
                "who are you",
                "What is the capital of France?",
                "thanks",
                "good morning",
                "summarize",
                "Write a poem about Dan and Ada"
            })
    void tellsEnglish(String text) {
        assertThat(LanguageDetector.detect(text)).contains(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "123",
                "😀",
                "Budi",
                "Budi Santoso",
                "Will Smith",
                "Ada Lovelace",
                "Dan",
                "example.com",
                "https://open.example/the/page",
                "https://buka.example/halaman/ini",
                "localhost:3000/open/this",
                "budi.open@example.com",
                "www.halaman.co.id",
                "ok",
                "Bonjour le monde",
                "no me gusta",
                "東京"
            })
    void saysNothingOfNamesAddressesAndOtherLanguages(String text) {
        assertThat(LanguageDetector.detect(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"\"buka halaman ini\",INDONESIAN", "\"open this page\",ENGLISH"})
    void judgesQuotedWordsWhereThereAreNoOthers(String text, Language language) {
        assertThat(LanguageDetector.detect('"' + text + '"')).contains(language);
    }

    @Test
    void judgesTheBeginOfALongTextInTime() {
        for (var piece : List.of("a.", "\"", "“", "://", "w@", " the", "\n")) {
            assertTimeoutPreemptively(
                    ofSeconds(2), () -> LanguageDetector.detect(piece.repeat(2_000_000)));
        }
        assertThat(LanguageDetector.detect("buka halaman ini " + "the ".repeat(100_000)))
                .contains(Language.ENGLISH);
        assertThat(LanguageDetector.detect("buka ini ".repeat(500) + "the ".repeat(100_000)))
                .contains(Language.INDONESIAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id-ID,id;q=0.9,en;q=0.8 | INDONESIAN",
                "in | INDONESIAN",
                "en-GB,en;q=0.9 | ENGLISH",
                "fr, EN;q=0.5 | ENGLISH",
                "EN | ENGLISH"
            })
    void takesTheFirstOfOurLanguagesFromTheHeader(String header, Language language) {
        assertThat(LanguageDetector.fromHeader(header)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "fr", ",,,", "ido", "inh", "enm", "de;q=en"})
    void takesNothingFromAHeaderWithoutThem(String header) {
        assertThat(LanguageDetector.fromHeader(header)).isEmpty();
    }
}
