package dev.backendrig.safety.acts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.Pages;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IrreversibleTest {
    private final Irreversible irreversible = new Irreversible(ActWords.load());

    static Stream<Arguments> names() {
        return Table.rows("names.txt");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isToldByRoleAndName(String role, String name, String kind) {
        var element = new Element(1, role, name);
        assertThat(irreversible.click(element, ElementList.NONE).map(ActKind::name).orElse("-"))
                .isEqualTo(kind);
    }

    @Test
    void theTableHasSixtyOfEach() {
        var honest = Table.count("names.txt", 2, "-");
        assertThat(honest).isGreaterThanOrEqualTo(60);
        assertThat(Table.rows("names.txt").count() - honest).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "Save, New password, ACCOUNT",
        "Simpan, Kata sandi baru, ACCOUNT",
        "Continue, Card number, PAY",
        "Selesai, Nomor kartu, PAY",
        "Go, CVV, PAY",
        "Next, Transfer amount, TRANSFER",
        "Lanjut, Nomor rekening, TRANSFER",
        "Cancel, Card number, -",
        "Kembali, Kata sandi baru, -",
        "Save, Nickname, -",
        "Masuk, Kata sandi, -"
    })
    void aButtonThatSubmitsIsJudgedByTheFieldsOfItsForm(String button, String field, String kind) {
        var page =
                Pages.snapshot(
                        "form \"x\"\n #1 textbox \"%s\"\n #2 button \"%s\" submit"
                                .formatted(field, button));
        assertThat(click(page, 2)).isEqualTo(kind);
    }

    @Test
    void fieldsOfAnotherFormDoNotMatter() {
        var page =
                Pages.snapshot(
                        "form \"a\"\n #1 textbox \"Card number\"\n"
                                + "form \"b\"\n #2 button \"Save\" submit");
        assertThat(click(page, 2)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "dialog, Hapus semua pesan?, Ya, DELETE",
        "dialog, Delete this file?, OK, DELETE",
        "alertdialog, Kirim pesan ini?, Lanjutkan, SEND",
        "alertdialog, Place order?, Yes, ORDER",
        "dialog, Ubah kata sandi, Simpan, ACCOUNT",
        "dialog, Filter, Terapkan, -",
        "dialog, Cookies, OK, -",
        "dialog, Hapus semua pesan?, Batal, -"
    })
    void aYesIsJudgedByWhatTheDialogAsks(String role, String question, String name, String kind) {
        var page = Pages.snapshot("%s \"%s\"\n #1 button \"%s\"".formatted(role, question, name));
        assertThat(click(page, 1)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"Ubah kata sandi, Simpan, ACCOUNT", "Profile, Save, -", "Beli tiket, Lanjutkan, -"})
    void aYesUnderAHeadingIsAskedForOnlyWhereItIsGrave(String heading, String name, String kind) {
        assertThat(click(Pages.snapshot("h2 " + heading + "\n#1 button \"" + name + "\""), 1))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"Reply, SEND", "Balas, SEND", "Share, POST", "Bagikan, POST", "Comment, POST"})
    void wordsThatMostlyOpenSomethingCountWhereTheySubmit(String name, String kind) {
        var page = Pages.snapshot("#1 textbox \"Text\"\n#2 button \"" + name + "\" submit");
        assertThat(click(page, 2)).isEqualTo(kind);
    }

    @Test
    void aLinkThatDownloadsIsKnownByItsMark() {
        assertThat(click(Pages.snapshot("#1 link \"Brosur\" download"), 1)).isEqualTo("DOWNLOAD");
    }

    @Test
    void aNamelessButtonIsKnownByTheTextInsideIt() {
        assertThat(click(Pages.snapshot("#1 clickable\n Hapus percakapan"), 1)).isEqualTo("DELETE");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"tag\":\"input\",\"type\":\"submit\",\"value\":\"Kirim\"}', SEND",
        "'{\"tag\":\"button\",\"text\":\"Hapus akun\"}', DELETE_ACCOUNT",
        "'{\"tag\":\"a\",\"text\":\"Bayar sekarang\"}', PAY",
        "'{\"role\":\"button\",\"aria_label\":\"Send\"}', SEND",
        "'{\"tag\":\"textarea\",\"name\":\"Kirim pesan\"}', -",
        "'{\"tag\":\"input\",\"type\":\"search\",\"name\":\"Order\"}', -"
    })
    void elementsOfBaseBrowsersAreReadByTagTypeAndLabel(String element, String kind) {
        var json = ((JsonObject) Json.parse(element)).toBuilder().put("ref", 1).build();
        assertThat(click(Pages.listed(json), 1)).isEqualTo(kind);
    }

    private String click(ElementList page, long ref) {
        return irreversible
                .click(page.find(ref).orElseThrow(), page)
                .map(ActKind::name)
                .orElse("-");
    }
}
