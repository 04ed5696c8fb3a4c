package dev.backendrig.safety.acts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.Pages;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.ToolOutcome;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActsJudgeTest {
    private static final String SHOP =
            "form \"Pesanan\"\n #1 textbox \"Nama\"\n #2 searchbox \"Cari\"\n"
                    + " #3 combobox \"Peran\" value \"Tamu\" (2 options: Tamu, Admin)\n"
                    + " #4 button \"Kirim\" submit\n"
                    + "#5 button \"Bayar\"\n#6 link \"Beranda\"\n#7 listitem \"Kartu\"\n"
                    + "#8 generic \"Sampah\"\n#9 textbox \"Catatan\"";

    private final ActsJudge judge = ActsJudge.load(SecretText::isIn);
    private RunActs done = new RunActs();

    /// tool ¦ arguments ¦ prompt ¦ page ¦ fine, named, ask, grave or a rule that refuses
    static Stream<Arguments> calls() {
        return Stream.of(
                row("click_element", "{'ref':4}", "lanjutkan", SHOP, "ask"),
                row("click_element", "{'ref':4}", "klik Kirim", SHOP, "named"),
                row("click_element", "{'ref':5}", "klik Bayar", SHOP, "grave"),
                row("click_element", "{'ref':6}", "lanjutkan", SHOP, "fine"),
                row("click_element", "{'ref':99}", "lanjutkan", SHOP, "fine"),
                row("click_element", "{'ref':6}", "rangkum halaman ini", SHOP, "read_only"),
                row("double_click", "{'ref':4}", "lanjutkan", SHOP, "ask"),
                row("double_click", "{'ref':4}", "double-click Kirim", SHOP, "named"),
                row("click_at", "{'x':5,'y':5}", "lanjutkan", SHOP, "ask"),
                row("click_at", "{'x':5,'y':5}", "lanjutkan", "#1 link \"Peta\"", "fine"),
                row("type_text", "{'ref':1,'text':'Budi'}", "lanjutkan", SHOP, "fine"),
                row("type_text", "{'ref':1,'text':'Budi','submit':true}", "lanjutkan", SHOP, "ask"),
                row(
                        "type_text",
                        "{'ref':1,'text':'Budi','submit':true}",
                        "isi Budi ke Nama lalu klik Kirim",
                        SHOP,
                        "named"),
                row(
                        "type_text",
                        "{'ref':1,'text':'Budi','submit':true}",
                        "isi Budi ke Nama lalu tekan Enter",
                        SHOP,
                        "named"),
                row("type_text", "{'ref':2,'text':'a','submit':true}", "lanjutkan", SHOP, "fine"),
                row(
                        "fill_form",
                        "{'fields':[{'ref':1,'value':'Budi'},{'ref':9,'value':'x'}]}",
                        "lanjutkan",
                        SHOP,
                        "fine"),
                row(
                        "fill_form",
                        "{'fields':[{'ref':1,'value':'Budi'}],'submit':true}",
                        "lanjutkan",
                        SHOP,
                        "ask"),
                row(
                        "fill_form",
                        "{'fields':[{'ref':9,'value':'4111 1111 1111 1111'}]}",
                        "lanjutkan",
                        SHOP,
                        "grave"),
                row("select_option", "{'ref':3,'options':['Admin']}", "pilih Peran", SHOP, "grave"),
                row(
                        "select_option",
                        "{'ref':1,'options':['Bandung']}",
                        "lanjutkan",
                        "#1 combobox \"Kota\"",
                        "fine"),
                row(
                        "select_option",
                        "{'ref':1,'options':['Delete']}",
                        "go on",
                        "#1 combobox \"Bulk action\"",
                        "ask"),
                row("press_key", "{'key':'Enter','ref':1}", "lanjutkan", SHOP, "ask"),
                row("press_key", "{'key':'Enter','ref':1}", "klik Kirim", SHOP, "named"),
                row(
                        "press_key",
                        "{'key':'Enter','ref':1}",
                        "ketik Budi di Nama, tekan Enter",
                        SHOP,
                        "named"),
                row("press_key", "{'key':'Control+Enter','ref':1}", "lanjutkan", SHOP, "ask"),
                row("press_key", "{'key':'Enter','ref':2}", "lanjutkan", SHOP, "fine"),
                row("press_key", "{'key':'Enter','ref':5}", "tekan Bayar", SHOP, "grave"),
                row("press_key", "{'key':'Space','ref':4}", "lanjutkan", SHOP, "ask"),
                row("press_key", "{'key':'Space','ref':1}", "lanjutkan", SHOP, "fine"),
                row("press_key", "{'key':'Enter'}", "lanjutkan", SHOP, "ask"),
                row("press_key", "{'key':'Enter'}", "go on", "#1 link \"Home\"", "fine"),
                row(
                        "press_key",
                        "{'key':'Enter'}",
                        "lanjutkan",
                        "#1 textbox \"Tulis pesan\" focused",
                        "ask"),
                row(
                        "press_key",
                        "{'key':'Enter'}",
                        "lanjutkan",
                        "#1 searchbox \"Cari\" focused\n#2 button \"Beli\"",
                        "fine"),
                row("press_key", "{'key':'Tab'}", "lanjutkan", SHOP, "fine"),
                row("press_key", "{'key':'Delete'}", "lanjutkan", SHOP, "ask"),
                row("press_key", "{'key':'Delete','ref':1}", "lanjutkan", SHOP, "fine"),
                row("drag", "{'ref':7,'to_ref':8}", "lanjutkan", SHOP, "ask"),
                row("drag", "{'ref':7,'to_ref':6}", "lanjutkan", SHOP, "fine"),
                row("drag", "{'ref':7,'right':5}", "lanjutkan", SHOP, "fine"),
                row("select_text", "{'ref':9}", "lanjutkan", SHOP, "fine"),
                row("upload_file", "{'ref':9}", "lanjutkan", SHOP, "fine"),
                row("handle_dialog", "{'accept':false}", "lanjutkan", SHOP, "fine"),
                row("handle_dialog", "{'accept':true}", "lanjutkan", SHOP, "ask"),
                row("handle_dialog", "{'accept':true}", "terima dialog itu", SHOP, "fine"),
                row("handle_dialog", "{'accept':true}", "accept the dialog", SHOP, "fine"),
                row("close_tab", "{}", "lanjutkan", SHOP, "ask"),
                row("close_tab", "{}", "tutup tab ini", SHOP, "fine"),
                row("close_tab", "{'tab_id':3}", "close the other tab", SHOP, "fine"),
                row("send_mail", "{'ref':6,'text':'hi'}", "lanjutkan", SHOP, "ask"),
                row("delete_event", "{'text':'hi'}", "lanjutkan", SHOP, "ask"),
                row("note_down", "{'text':'hi'}", "lanjutkan", SHOP, "fine"),
                row("pay_invoice", "{'text':'hi'}", "klik Kirim", SHOP, "grave"));
    }

    private static Arguments row(
            String tool, String arguments, String prompt, String page, String said) {
        return Arguments.of(tool, arguments, prompt, page, said);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyToolIsJudgedByWhatItWouldDo(
            String tool, String arguments, String prompt, String page, String said) {
        assertThat(judged(tool, arguments, prompt, Pages.snapshot(page))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "navigate"})
    void whatOnlyReadsOrGoesSomewhereIsNoAct(String effect) {
        var tool = new StubTool("look", Effect.valueOf(effect.toUpperCase(Locale.ROOT)));
        var call = call("look", "{'ref':4}");
        assertThat(judge.judge(call, tool, scene("rangkum halaman ini", Pages.snapshot(SHOP))))
                .isInstanceOf(ActVerdict.Fine.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/setup.exe, open the page, ask",
        "https://example.com/a/b.zip?x=1, open the page, ask",
        "https://example.com/setup.exe, open example.com/setup.exe, fine",
        "https://example.com/page.html, open the page, fine",
        "https://example.zip, open the page, fine"
    })
    void anAddressOfAFileIsADownload(String url, String prompt, String said) {
        var call = call("navigate_to", "{'url':'" + url + "'}");
        var tool = new StubTool("navigate_to", Effect.NAVIGATE);
        assertThat(name(judge.judge(call, tool, scene(prompt, ElementList.NONE)))).isEqualTo(said);
    }

    @Test
    void whatThePromptNamesIsApprovedOnce() {
        var page = Pages.snapshot(SHOP);
        var call = call("click_element", "{'ref':4}");
        done.named(call, "SEND kirim");
        done.cameOf(call, ToolOutcome.Done.of(JsonNull.NULL));
        assertThat(judged("click_element", "{'ref':4}", "klik Kirim", page)).isEqualTo("ask");
    }

    @Test
    void whatCameToNothingMayBeTriedAgain() {
        var page = Pages.snapshot(SHOP);
        var call = call("click_element", "{'ref':4}");
        done.named(call, "SEND kirim");
        done.cameOf(call, new ToolOutcome.Failed("it is covered"));
        assertThat(judged("click_element", "{'ref':4}", "klik Kirim", page)).isEqualTo("named");
    }

    @Test
    void aTabThatTheRunOpenedMayBeClosed() {
        var told = JsonObject.builder().put("tab_id", 7).build();
        done.cameOf(call("open_tab", "{}"), ToolOutcome.Done.of(told));
        var page = Pages.snapshot(SHOP);
        assertThat(judged("close_tab", "{}", "lanjutkan", page)).isEqualTo("fine");
        assertThat(judged("close_tab", "{'tab_id':7}", "lanjutkan", page)).isEqualTo("fine");
        assertThat(judged("close_tab", "{'tab_id':8}", "lanjutkan", page)).isEqualTo("ask");
    }

    @ParameterizedTest
    @CsvSource({
        "Are you sure you want to delete this?, ask",
        "Hapus semua?, ask",
        "Apakah Anda yakin?, ask",
        "Delete account?, grave",
        "Leave this page?, fine"
    })
    void aDialogIsJudgedByWhatItAsked(String message, String said) {
        var scene = scene("lanjutkan", Pages.snapshot(SHOP), message);
        var call = call("handle_dialog", "{'accept':true}");
        assertThat(name(judge.judge(call, StubTool.acting("handle_dialog"), scene)))
                .isEqualTo(said);
    }

    static Stream<Arguments> secrets() {
        return Table.rows("secrets.txt");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void typingOfSecretsIsAskedForUnlessThePromptHasTextAndField(
            String said, String role, String name, String text, String prompt) {
        var page = Pages.snapshot("#1 " + role + " \"" + name + "\"");
        var call =
                new ToolCall(
                        "1",
                        "type_text",
                        JsonObject.builder().put("ref", 1).put("text", text).build());
        var verdict = judge.judge(call, StubTool.acting("type_text"), scene(prompt, page));
        assertThat(name(verdict)).isEqualTo(said.equals("ask") ? "grave" : "fine");
        if (verdict instanceof ActVerdict.Ask(var _, var grave)) {
            assertThat(grave).extracting(Concern::rule).containsOnly("secret_typing");
        }
    }

    @Test
    void aFieldThatTheBrowserMarksAsSecretIsOne() {
        var page = Pages.snapshot("#1 textbox \"Kode\" secret");
        assertThat(judged("type_text", "{'ref':1,'text':'1'}", "lanjutkan", page))
                .isEqualTo("grave");
    }

    @Test
    void aToolThatMarksItsArgumentAsSecretIsAskedFor() {
        var roles = ArgumentRoles.of("ref", "ref", "value", "secret");
        var tool = new StubTool("type_secret", Effect.ACT, roles);
        var page = Pages.snapshot("#1 textbox \"Nama\"");
        var call = call("type_secret", "{'ref':1,'value':'x'}");
        assertThat(name(judge.judge(call, tool, scene("lanjutkan", page)))).isEqualTo("grave");
    }

    @Test
    void withoutAListWhereAPageWasReadTheModelIsToldToListFirst() {
        assertThat(judged("click_element", "{'ref':4}", "klik Kirim", null)).isEqualTo("no_list");
        assertThat(judged("click_at", "{'x':1,'y':1}", "klik", null)).isEqualTo("no_list");
        assertThat(judged("press_key", "{'key':'Enter'}", "klik", null)).isEqualTo("no_list");
        assertThat(judged("press_key", "{'key':'Tab'}", "klik", null)).isEqualTo("fine");
    }

    @Test
    void aNumberThatAShortenedListDoesNotHaveIsNotPassedOn() {
        var page = Pages.cut(Pages.snapshot(SHOP));
        assertThat(judged("click_element", "{'ref':99}", "klik", page)).isEqualTo("no_list");
        assertThat(judged("click_element", "{'ref':6}", "klik", page)).isEqualTo("fine");
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, sends something", "INDONESIAN, mengirim sesuatu"})
    void thePersonIsToldWhyInTheirLanguage(Language language, String words) {
        var page = Pages.snapshot(SHOP);
        var scene =
                new Scene(
                        judge.prompt("?"), language, Optional.of(page), true, "", done, "site");
        var verdict =
                judge.judge(
                        call("click_element", "{'ref':4}"), StubTool.acting("click_element"), scene);
        assertThat(verdict).isInstanceOf(ActVerdict.Ask.class);
        var concern = ((ActVerdict.Ask) verdict).concerns().getFirst();
        assertThat(concern.reason()).contains("“Kirim”", words);
        assertThat(concern.site()).isEqualTo("site");
        assertThat(concern.reach()).isEqualTo(Concern.Reach.ACTION);
    }

    private String judged(
            String tool, String arguments, String prompt, @Nullable ElementList page) {
        return name(judge.judge(call(tool, arguments), StubTool.acting(tool), scene(prompt, page)));
    }

    private Scene scene(String prompt, @Nullable ElementList page) {
        return scene(prompt, page, "");
    }

    private Scene scene(String prompt, @Nullable ElementList page, String dialog) {
        var list = Optional.ofNullable(page);
        return new Scene(
                judge.prompt(prompt), Language.ENGLISH, list, true, dialog, done, null);
    }

    private static ToolCall call(String tool, String arguments) {
        return new ToolCall("1", tool, StubTool.json(arguments));
    }

    private static String name(ActVerdict verdict) {
        return switch (verdict) {
            case ActVerdict.Fine() -> "fine";
            case ActVerdict.Named(var _) -> "named";
            case ActVerdict.Ask(var _, var grave) -> grave.isEmpty() ? "ask" : "grave";
            case ActVerdict.Refused(var _, var rule) -> rule;
        };
    }
}
