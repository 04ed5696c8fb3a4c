package dev.backendrig.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.client.BrowserTool.Effect;
import dev.backendrig.client.BrowserTool.Handler;
import dev.backendrig.client.RigException.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RigBrowserConnectionTest extends WithBrowsers {
    @Test
    void aBrowserThatLosesItsSocketGetsItsSessionBackAndTellsWhatItDidMeanwhile() throws Exception {
        var states = new Listening();
        Handler cuts =
                _ -> {
                    stage.proxy.shut();
                    return ToolResult.of("rung " + rung.incrementAndGet());
                };
        var options = BrowserOptions.of(bell(cuts)).withListener(states);
        var browser = open(stage.shaky, options.withPerson(_ -> Decision.ALLOW));
        var session = browser.sessionId();
        rings();
        var opener =
                Thread.ofVirtual()
                        .start(() -> {
                            Stage.await("it rings", () -> rung.get() == 1);
                            stage.proxy.open();
                        });
        assertThat(ask(browser).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(opener.join(Duration.ofSeconds(10))).isTrue();
        assertThat(rung).hasValue(1);
        assertThat(told()).contains("rung 1");
        assertThat(states.sessions).containsExactly(false, true);
        assertThat(browser.sessionId()).isEqualTo(session);
    }

    @Test
    void whatStillRunsAtAResumeIsToldWhenItIsDone() {
        var states = new Listening();
        var finish = new CountDownLatch(1);
        Handler slow =
                _ -> {
                    rung.incrementAndGet();
                    finish.await();
                    return ToolResult.of("rung in the end");
                };
        var options = BrowserOptions.of(bell(slow)).withListener(states);
        var browser = open(stage.shaky, options.withPerson(_ -> Decision.ALLOW));
        rings();
        Thread.ofVirtual()
                .start(() -> {
                    Stage.await("it rings", () -> rung.get() == 1);
                    stage.proxy.drop();
                    Stage.await("it is back", () -> states.sessions.size() == 2);
                    finish.countDown();
                });
        assertThat(ask(browser).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(rung).hasValue(1);
        assertThat(told()).contains("rung in the end");
        assertThat(states.sessions).containsExactly(false, true);
    }

    @Test
    void whatIsSaidWithoutASocketIsSaidAtTheNextOne() throws Exception {
        var states = new Listening();
        var browser = open(stage.shaky, BrowserOptions.of().withListener(states));
        stage.proxy.shut();
        browser.showPage("https://later.example/", "A page from the dark");
        stage.proxy.open();
        Stage.until("it is back", () -> states.sessions.size() == 2);
        ask(browser);
        assertThat(told()).contains("A page from the dark");
    }

    @Test
    void aProgramThatIsStartedAgainGetsItsSessionBackByTheToken() {
        var first = open(BrowserOptions.of());
        first.close();
        var states = new Listening();
        var options = BrowserOptions.of().withResumeToken(first.resumeToken());
        var second = open(options.withListener(states));
        assertThat(second.sessionId()).isEqualTo(first.sessionId());
        assertThat(states.sessions).containsExactly(true);
    }

    @Test
    void aBrowserWhoseSessionGoesOnElsewhereDoesNotFightForIt() {
        var first = open(BrowserOptions.of());
        open(BrowserOptions.of().withResumeToken(first.resumeToken()));
        assertThat(first.awaitEnd(Duration.ofSeconds(10)))
                .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.SESSION_LOST));
    }

    @Test
    void aHelloThatIsNotAcceptedIsToldAtOnceWithWhatToMend() {
        var wrong =
                BrowserTool.of(
                        "a", "A.", Effect.READ, Map.of("type", "string"), _ -> ToolResult.of(1));
        assertThat(refusal(stage.client, BrowserOptions.of(wrong)))
                .hasMessageContaining("tools[0]")
                .extracting(RigException::kind)
                .isEqualTo(Kind.SESSION_LOST);
    }

    @Test
    void aBrowserThatMayNotConnectIsToldWhyAndOneThatCannotToo() {
        try (var stranger = RigClient.of(stage.rig.address());
                var nobody = RigClient.of(URI.create("http://localhost:9"))) {
            assertThat(refusal(stranger, BrowserOptions.of()).code()).isEqualTo("token-needed");
            assertThat(refusal(nobody, BrowserOptions.of()).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void attemptsToConnectAgainAreBounded() {
        var few = new Retries(3, Duration.ofMillis(10), Duration.ofMillis(20));
        try (var browser = stage.shaky.browser(BrowserOptions.of().withRetries(few))) {
            stage.proxy.shut();
            assertThat(browser.awaitEnd(Duration.ofSeconds(10)))
                    .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    private static RigException refusal(RigClient client, BrowserOptions options) {
        return catchThrowableOfType(RigException.class, () -> client.browser(options));
    }
}
