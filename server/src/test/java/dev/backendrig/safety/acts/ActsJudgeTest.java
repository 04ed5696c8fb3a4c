package dev.backendrig.safety.acts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;
import dev.backendrig.privacy.detector.CardDetector;
import dev.backendrig.privacy.detector.Finding;
import dev.backendrig.privacy.detector.SecretDetector;
import dev.backendrig.safety.Concern;
import dev.backendrig.safety.elements.ElementList;
import dev.backendrig.safety.elements.Pages;
import dev.backendrig.tool.ArgumentRoles;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.ToolOutcome;
import java.util.ArrayList;
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
            """
            form "Pesanan"
             #1 textbox "Nama"
             #2 searchbox "Cari"
             #3 combobox "Peran" value "Tamu" (2 options: Tamu, Admin)
             #4 button "Kirim" submit
            #5 button "Bayar"
            #6 link "Beranda"
            #7 listitem "Kartu"
            #8 generic "Sampah"
            #9 textbox "Catatan"\
            """;

    private static boolean isSecret(String text) {
        var found = new ArrayList<Finding>();
        new SecretDetector().find(text, found::add);
        new CardDetector().find(text, found::add);
        return !found.isEmpty();
    }

    private final ActsJudge judge = ActsJudge.load(ActsJudgeTest::isSecret);
    private RunActs done = new RunActs();

    static Stream<Arguments> calls() {
        return Table.rows("calls.txt");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyToolIsJudgedByWhatItWouldDo(
            String tool, String arguments, String prompt, String page, String said) {
        assertThat(judged(tool, arguments, prompt, Pages.snapshot(page.replace("{shop}", SHOP))))
                .isEqualTo(said);
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
        "delete_event, ask",
        "pay_invoice, grave",
        "list_events, fine",
        "find_in_page, fine"
    })
    void aToolThatSaysThatItReadsIsJudgedByItsName(String name, String said) {
        var verdict =
                judge.judge(
                        call(name, "{}"),
                        new StubTool(name, Effect.READ),
                        scene("lanjutkan", Pages.snapshot(SHOP)));
        assertThat(name(verdict)).isEqualTo(said);
    }

    @Test
    void aLineEndInAMessageSendsIt() {
        var page = Pages.snapshot("#1 textbox \"Tulis pesan\"\n#2 textbox \"Isi\"");
        assertThat(judged("type_text", "{'ref':1,'text':'hai'}", "lanjutkan", page))
                .isEqualTo("fine");
        assertThat(judged("type_text", "{'ref':1,'text':'hai\\n'}", "lanjutkan", page))
                .isEqualTo("ask");
        assertThat(judged("type_text", "{'ref':2,'text':'a\\nb'}", "lanjutkan", page))
                .isEqualTo("fine");
        assertThat(judged("press_key", "{'ref':1,'key':'\\n'}", "lanjutkan", page))
                .isEqualTo("ask");
    }

    @Test
    void aSecretMayBeTypedKeyByKey() {
        var page = Pages.snapshot("#1 textbox \"PIN\" secret\n#2 textbox \"Kota\"");
        assertThat(judged("press_key", "{'ref':1,'key':'4'}", "lanjutkan", page))
                .isEqualTo("grave");
        assertThat(judged("press_key", "{'ref':2,'key':'4'}", "lanjutkan", page)).isEqualTo("fine");
        assertThat(judged("press_key", "{'ref':1,'key':'Tab'}", "lanjutkan", page))
                .isEqualTo("fine");
    }

    @Test
    void enterAmongFieldsOfATransferMakesIt() {
        var page = Pages.snapshot("#1 textbox \"Nomor rekening\"\n#2 textbox \"Jumlah\"");
        assertThat(judged("press_key", "{'ref':2,'key':'Enter'}", "lanjutkan", page))
                .isEqualTo("grave");
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
                new Scene(judge.prompt("?"), language, Optional.of(page), true, "", done, "site");
        var verdict =
                judge.judge(
                        call("click_element", "{'ref':4}"),
                        StubTool.acting("click_element"),
                        scene);
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
        return new Scene(judge.prompt(prompt), Language.ENGLISH, list, true, dialog, done, null);
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
