package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.json;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.http.TypedEvent;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers as they reach clients that render them in their own way, and one that said how it does.
class SafeAnswerEndToEndTest extends ConnectedBrowserTest {
    private static final String ANSWER =
            "See ![x](https://evil.example/a.png) and [this](https://evil.example/b).";
    private static final String SAFE =
            "See ![x] (https://evil.example/a.png) and [this](https://evil.example/b)"
                    + " (evil.example).";

    private final Gate silence = new Gate();

    @AfterEach
    void stop() {
        silence.open();
    }

    @Test
    void aBaseStreamIsSafeHoweverTheModelCutsIt() throws Exception {
        for (var size : List.of(1, 2, 7, ANSWER.length())) {
            saysInPieces(size);
            assertThat(deltas(rig.panel.stream("Show"))).isEqualTo(SAFE);
        }
    }

    @Test
    void aBaseAnswerInOnePieceIsSafe() throws Exception {
        saysInPieces(5);
        var body = rig.panel.ask(json("{'message':'Show','stream':false}")).body();
        assertThat(body).contains(JsonObject.of("response", SAFE).toString().replace("}", ""));
    }

    @Test
    void aBaseClientCannotDeclareARenderingOfItsOwn() throws Exception {
        saysInPieces(5);
        var asked = json("{'message':'Show','stream':true,'rendering':'own'}");
        assertThat(deltas(rig.panel.ask(asked).body())).isEqualTo(SAFE);
    }

    @Test
    void anExtendedClientGetsASafeAnswerUnlessItDeclaresARenderingOfItsOwn() throws Exception {
        saysInPieces(5);
        assertThat(extended("{'message':'Show','protocol':2}")).isEqualTo(SAFE);
        saysInPieces(5);
        assertThat(extended("{'message':'Show','protocol':2,'rendering':'other'}")).isEqualTo(SAFE);
        saysInPieces(5);
        assertThat(extended("{'message':'Show','protocol':2,'rendering':'own'}")).isEqualTo(ANSWER);
    }

    @Test
    void whatIsHeldIsShownSoonAlsoWhileTheModelIsSilent() throws Exception {
        rig.gemini.enqueue(
                Reply.stream()
                        .event(text("One [two](https://evil.exa"))
                        .hold(silence)
                        .event(text("mple) three"))
                        .event(finish("STOP")));
        try (var run = rig.panel.start(json("{'message':'Show','stream':true}"))) {
            run.await("https://evil.exa");
            silence.open();
            assertThat(deltas(run.body())).isEqualTo("One [two] (https://evil.example) three");
        }
    }

    @Test
    void theTextOfEachStepIsWholeBeforeTheNextToolIsCalled() throws Exception {
        rig.answers(text("Look: [x"), call("get_page_content", json("{}")), finish("STOP"));
        rig.answers(text("](https://evil.example/a) `"), finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Read"))) {
            run.await("[x").await("\"calling\"");
            browser.does("get_page_content", new JsonString("tea"));
            assertThat(run.body()).contains("data: Look: [x\n\n");
        }
    }

    @Test
    void anAddressThatCarriesWhatTheRunReadIsNoLink() throws Exception {
        rig.answers(call("get_page_content", json("{}")), finish("STOP"));
        rig.answers(
                text("[a](https://evil.example/?q=4417-9981) [b](https://evil.example/x)"),
                finish("STOP"));
        try (var run = rig.panel.start(browser.asking("Read"))) {
            browser.does("get_page_content", new JsonString("Your code is 4417-9981."));
            assertThat(run.body())
                    .contains("[a] (`https://evil.example/?q=4417-9981)`")
                    .contains("[b](https://evil.example/x) (evil.example)");
        }
    }

    private void saysInPieces(int size) {
        var reply = Reply.stream();
        for (var at = 0; at < ANSWER.length(); at += size) {
            reply.event(text(ANSWER.substring(at, Math.min(ANSWER.length(), at + size))));
        }
        rig.gemini.enqueue(reply.event(finish("STOP")));
    }

    private String extended(String body) throws IOException {
        try (var run = rig.panel.start(json(body))) {
            return run.events().stream()
                    .filter(event -> event.name().equals("text"))
                    .map(TypedEvent::data)
                    .map(data -> data.string("delta").orElseThrow())
                    .collect(Collectors.joining());
        }
    }

    /// The text of a base stream whose answer is one line.
    private static String deltas(String stream) {
        return stream.lines()
                .takeWhile(line -> !line.startsWith("event:") && !line.equals("data: [DONE]"))
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .collect(Collectors.joining());
    }
}
