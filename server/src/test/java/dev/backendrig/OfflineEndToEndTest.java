package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The server with no key at all, and a real browser socket.
class OfflineEndToEndTest {
    private static final String SENTENCE = "The quokka is a small marsupial of Western Australia.";
    private static final JsonObject PAGE =
            json(
                    "{'title':'Quokka','url':'https://example.com/','text':'"
                            + SENTENCE
                            + " The quokka eats leaves, stems and bark. Visitors may not touch a"
                            + " quokka. It is about as large as a cat.'}");
    private static final JsonObject ELEMENTS =
            json(
                    "{'elements':[{'id':1,'role':'link','name':'Home'},"
                            + "{'id':2,'role':'textbox','name':'Search'},"
                            + "{'id':3,'role':'button','name':'Send'}]}");

    @TempDir Path folder;
    private RunningRig rig;
    private TestBrowser browser;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.startOffline(folder);
        browser = rig.panel.connect();
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "buka example.com lalu rangkum halaman ini, Ringkasan",
        "open example.com then summarise this page, Summary"
    })
    void opensAPageAndSummarisesIt(String prompt, String heading) throws Exception {
        try (var run = rig.panel.start(browser.asking(prompt))) {
            var opened = browser.does("navigate_to");
            assertThat(opened.command().string("url")).contains("https://example.com/");
            browser.shows("https://example.com/", "Quokka");
            browser.does("get_page_content", PAGE);
            assertThat(answer(run.body())).containsIgnoringCase(heading).contains(SENTENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isi Search dengan quokka lalu klik Send lalu gulir ke bawah",
                "type quokka into Search then click Send then scroll down"
            })
    void fillsInAFieldClicksAndScrolls(String prompt) throws Exception {
        try (var run = rig.panel.start(browser.asking(prompt))) {
            browser.does("get_interactive_elements", ELEMENTS);
            assertThat(browser.does("type_text").command())
                    .isEqualTo(json("{'type':'type_text','ref':2,'text':'quokka'}"));
            assertThat(browser.does("click_element").command())
                    .isEqualTo(json("{'type':'click_element','ref':3}"));
            browser.does("scroll_to");
            assertThat(run.body())
                    .endsWith("data: [DONE]\n\n")
                    .doesNotContain("\"ok\":false")
                    .doesNotContain("event: error");
        }
    }

    @Test
    void listsWhatIsOnThePage() throws Exception {
        try (var run = rig.panel.start(browser.asking("daftar elemen di halaman ini"))) {
            browser.does("get_interactive_elements", ELEMENTS);
            assertThat(answer(run.body())).contains("Home", "Search", "Send");
        }
    }

    @Test
    void anAddressThatIsRefusedIsToldAndNeverReachesTheBrowser() throws Exception {
        var stream = rig.panel.ask(browser.asking("open javascript:alert(1)")).body();
        assertThat(stream).endsWith("data: [DONE]\n\n").doesNotContain("\"ok\":true");
        assertThat(browser.socket().isSilentFor(100)).isTrue();
    }

    @Test
    void whyAnAddressIsRefusedIsToldInTheLanguageOfThePerson() throws Exception {
        assertThat(answer(rig.panel.ask(browser.asking("buka javascript:alert(1)")).body()))
                .contains("hanya alamat http dan https yang bisa dibuka")
                .doesNotContain("Only");
    }

    @Test
    void aLostConnectionIsToldToThePersonAndNotToAModel() throws Exception {
        try (var run = rig.panel.start(browser.asking("klik Send"))) {
            browser.next();
            browser.close();
            assertThat(answer(run.body()))
                    .contains("koneksi ke peramban Anda terputus")
                    .doesNotContain("person");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "open example.com, not connected, no browser is connected",
        "buka example.com, tidak terhubung, tidak ada peramban yang terhubung"
    })
    void aBrowserThatIsNotConnectedIsToldOnce(String prompt, String notice, String again)
            throws Exception {
        var body = JsonObject.of("message", prompt).toBuilder().put("session_id", "gone");
        assertThat(answer(rig.panel.ask(body.put("stream", true).build()).body()))
                .contains(notice)
                .doesNotContain(again);
    }

    @Test
    void saysWhatItIsAndHowARealModelIsSwitchedOn() throws Exception {
        assertThat(answer(rig.panel.stream("Halo"))).contains("GEMINI_API_KEY");
        assertThat(answer(rig.panel.stream("Who wrote this book?"))).contains("GEMINI_API_KEY");
    }

    @Test
    void streamsWordByWordAndReportsNoTokens() throws Exception {
        assertThat(rig.panel.stream("Halo").split("\n\ndata: ", -1)).hasSizeGreaterThan(10);
        assertThat(rig.panel.stream("Halo"))
                .endsWith(
                        "event: usage\ndata: {\"__type\":\"usage\",\"input_tokens\":0,"
                                + "\"output_tokens\":0,\"total_tokens\":0}\n\ndata: [DONE]\n\n");
        assertThat(rig.panel.ask(json("{'message':'Halo'}")).body())
                .endsWith("\"prompt_tokens\":0,\"response_tokens\":0,\"total_tokens\":0}");
    }

    @Test
    void summarisesAPageThatCameWithTheRequest() throws Exception {
        var body =
                JsonObject.of("message", "summarise this page").toBuilder()
                        .put("page_content", PAGE.string("text").orElseThrow())
                        .build();
        assertThat(rig.panel.ask(body).body()).contains(SENTENCE);
    }

    @Test
    void neverAsksAProvider() throws Exception {
        rig.panel.stream("What is the capital of France?");
        assertThat(rig.gemini.connections()).isZero();
    }

    /// The text that the stream's unnamed events make.
    private static String answer(String stream) {
        assertThat(stream).endsWith("data: [DONE]\n\n").doesNotContain("event: error");
        var text = new StringBuilder();
        for (var event : stream.split("\n\n", -1)) {
            if (!event.startsWith("data: ")) continue;
            text.append(event.substring("data: ".length()).replace("\ndata: ", "\n"));
        }
        return text.toString();
    }
}
