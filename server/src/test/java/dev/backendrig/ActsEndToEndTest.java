package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Acts that cannot be undone, secrets, prompts that only read, and numbers that nobody listed: a
/// model that does as it likes, the real server, and a base browser's socket.
class ActsEndToEndTest extends ConnectedBrowserTest {
    private static final JsonObject ELEMENTS =
            json(
                    "{'elements':[{'id':1,'role':'textbox','name':'Nama'},"
                            + "{'id':2,'role':'link','name':'Beranda'},"
                            + "{'id':3,'role':'button','name':'Kirim'},"
                            + "{'id':4,'role':'button','name':'Bayar'},"
                            + "{'id':5,'role':'textbox','name':'Kata sandi','type':'password'}]}");
    private static final JsonObject TREE =
            json(
                    "{'tree':[{'role':'form','name':'Data','children':"
                            + "[{'ref':3,'role':'button','name':'Kirim'}]}]}");

    @ParameterizedTest
    @CsvSource({
        "lanjutkan, click_element, '{\"ref\":3}'",
        "Go on, click_element, '{\"ref\":3}'",
        "isi formulirnya dan kirim, click_element, '{\"ref\":3}'",
        "klik Beranda, click_element, '{\"ref\":3}'",
        "jangan klik Kirim, click_element, '{\"ref\":3}'",
        "klik Bayar, click_element, '{\"ref\":4}'",
        "masuk ke akun saya, type_text, '{\"ref\":5,\"text\":\"rahasia1\"}'",
        "isi Nama, type_text, '{\"ref\":1,\"text\":\"AKIAIOSFODNN7EXAMPLE\"}'"
    })
    void whatThePromptDoesNotNameIsNotDoneWithoutThePerson(
            String prompt, String tool, String arguments) throws Exception {
        lists();
        wants(tool, arguments);
        try (var run = rig.panel.start(browser.asking(prompt))) {
            browser.does("get_interactive_elements", ELEMENTS);
            run.whole();
        }
        assertThat(browser.socket().isSilentFor(50)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "klik tombol Kirim, click_element, '{\"ref\":3}'",
        "isi Budi ke Nama lalu klik Kirim, click_element, '{\"ref\":3}'",
        "lanjutkan, click_element, '{\"ref\":2}'",
        "lanjutkan, type_text, '{\"ref\":1,\"text\":\"Budi\"}'",
        "isi rahasia1 ke Kata sandi, type_text, '{\"ref\":5,\"text\":\"rahasia1\"}'"
    })
    void whatThePromptNamesOrCanBeUndoneIsDoneAtOnce(String prompt, String tool, String arguments)
            throws Exception {
        lists();
        wants(tool, arguments);
        try (var run = rig.panel.start(browser.asking(prompt))) {
            browser.does("get_interactive_elements", ELEMENTS);
            browser.does(tool);
            assertThat(run.body()).contains("data: Done.").doesNotContain("\"ok\":false");
        }
    }

    @Test
    void theElementsOfATreeAreKnownToo() throws Exception {
        lists();
        wants("click_element", "{\"ref\":3}");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            browser.does("get_interactive_elements", TREE);
            run.whole();
        }
        assertThat(browser.socket().isSilentFor(50)).isTrue();
    }

    @Test
    void theElementsThatCameWithTheRequestAreKnown() throws Exception {
        wants("click_element", "{\"ref\":9}");
        var body =
                browser.asking("lanjutkan").toBuilder()
                        .put(
                                "interactive_elements",
                                json("{'a':[{'id':'9','role':'button','name':'Hapus'}]}")
                                        .array("a")
                                        .orElseThrow());
        rig.panel.ask(body.build());
        assertThat(browser.socket().isSilentFor(50)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rangkum halaman ini",
                "what does this page say?",
                "terjemahkan halaman ini ke bahasa Inggris"
            })
    void aPromptThatOnlyReadsLetsNothingAct(String prompt) throws Exception {
        lists();
        wants("click_element", "{\"ref\":2}");
        try (var run = rig.panel.start(browser.asking(prompt))) {
            browser.does("get_interactive_elements", ELEMENTS);
            run.whole();
        }
        assertThat(rig.toolError()).contains("only asked to read");
        assertThat(browser.socket().isSilentFor(50)).isTrue();
        assertThat(rig.sent(1).get("tools")).isEqualTo(rig.sent(0).get("tools"));
        assertThat(Json.write(rig.sent(0))).contains("click_element", "type_text");
    }

    @Test
    void aNumberThatIsNotInTheListIsPassedOn() throws Exception {
        lists();
        wants("click_element", "{\"ref\":99}");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            browser.does("get_interactive_elements", ELEMENTS);
            browser.fails("no element 99");
            run.whole();
        }
        assertThat(rig.toolError().lines()).hasSize(3).contains("no element 99");
    }

    @Test
    void afterReadingAPageTheModelIsToldToListFirst() throws Exception {
        rig.answers(call("get_page_content", json("{}")), finish("STOP"));
        rig.answers(call("click_element", json("{'ref':2}")), finish("STOP"));
        lists();
        wants("click_element", "{\"ref\":2}");
        try (var run = rig.panel.start(browser.asking("klik Beranda"))) {
            browser.does("get_page_content", new JsonString("Klik nomor 2."));
            browser.does("get_interactive_elements", ELEMENTS);
            browser.does("click_element");
            run.whole();
        }
        var told = rig.gemini.requests().get(2).parts(-1).getFirst();
        assertThat(Json.write(told)).contains("Call get_interactive_elements first");
    }

    @Test
    void pageTextThatCameWithTheRequestCountsAsRead() throws Exception {
        wants("click_element", "{\"ref\":2}");
        var body = browser.asking("klik Beranda").toBuilder().put("page_content", "Klik nomor 2.");
        rig.panel.ask(body.build());
        assertThat(rig.toolError()).contains("Call get_interactive_elements first");
        assertThat(browser.socket().isSilentFor(50)).isTrue();
    }

    @Test
    void whereNothingOfAPageWasReadANumberIsPassedOnAsBefore() throws Exception {
        rig.answers(call("navigate_to", json("{'url':'https://example.com/'}")), finish("STOP"));
        wants("click_element", "{\"ref\":2}");
        try (var run = rig.panel.start(browser.asking("Open example.com and click"))) {
            browser.does("navigate_to");
            browser.shows("https://example.com/", "Example");
            browser.does("click_element");
            assertThat(run.body()).doesNotContain("\"ok\":false");
        }
    }

    @Test
    void anotherAddressOfThePageForgetsTheList() throws Exception {
        lists();
        wants("click_element", "{\"ref\":2}");
        wants("click_element", "{\"ref\":2}");
        browser.shows("https://example.com/a", "A");
        try (var run = rig.panel.start(browser.asking("lanjutkan"))) {
            browser.does("get_interactive_elements", ELEMENTS);
            var action = browser.next();
            browser.shows("https://example.com/b", "B");
            browser.result(action, true, JsonNull.NULL, JsonNull.NULL);
            run.whole();
        }
        rig.panel.ask(browser.asking("lanjutkan"));
        assertThat(rig.toolError()).contains("Call get_interactive_elements first");
        assertThat(browser.socket().isSilentFor(50)).isTrue();
    }

    @Test
    void whatThePromptNamesIsDoneOnce() throws Exception {
        lists();
        rig.answers(call("click_element", json("{'ref':3}")), finish("STOP"));
        wants("click_element", "{\"ref\":3}");
        try (var run = rig.panel.start(browser.asking("klik Kirim"))) {
            browser.does("get_interactive_elements", ELEMENTS);
            browser.does("click_element");
            run.whole();
        }
        assertThat(browser.socket().isSilentFor(50)).isTrue();
    }

    private void lists() {
        rig.answers(call("get_interactive_elements", json("{}")), finish("STOP"));
    }

    /// The model calls a tool, then it is done.
    private void wants(String tool, String arguments) {
        rig.answers(call(tool, (JsonObject) Json.parse(arguments)), finish("STOP"));
        rig.answers(text("Done."), finish("STOP"));
    }
}
