package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ClientSocket;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.json.JsonObject;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Two runs that want one browser.
class BrowserUseTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final JsonObject REF = JsonObject.builder().put("ref", 1).build();

    private final List<String> sent = new ArrayList<>();
    private final BrowserSession session =
            new SessionRegistry(
                            new SessionSettings(
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(50),
                                    Duration.ofMillis(50),
                                    LONG,
                                    LONG,
                                    1024),
                            _ -> false,
                            new SimpleMeterRegistry(),
                            InstantSource.system())
                    .open(new Socket(), "client", null);

    @Test
    void doesNothingOnThePageThatAnotherRunLeft() throws Exception {
        shows("https://bank.example/");
        var click = new FutureTask<>(() -> click().call(REF));
        try (var other = session.drive(LONG).orElseThrow()) {
            waitsOn(click);
            shows("https://elsewhere.example/");
            assertThat(other).isNotNull();
        }

        assertThat(click.get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        ToolOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("left it on another page"));
        assertThat(sent).noneMatch(text -> text.contains("click_element"));
    }

    @Test
    void goesOnWhereThePageIsStillTheOneThatWasJudged() throws Exception {
        shows("https://bank.example/");
        var click = new FutureTask<>(() -> click().call(REF));
        try (var other = session.drive(LONG).orElseThrow()) {
            waitsOn(click);
            assertThat(other).isNotNull();
        }

        click.get(20, TimeUnit.SECONDS);
        assertThat(sent).anyMatch(text -> text.contains("click_element"));
    }

    /// Starts it and comes back when it waits for the browser.
    private static void waitsOn(FutureTask<?> task) {
        var thread = Thread.ofPlatform().start(task);
        var deadline = System.nanoTime() + LONG.toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Tool click() {
        var use = new BrowserUse(session, "run", LONG, () -> {}, () -> true);
        return use.tools().stream()
                .filter(tool -> tool.spec().name().equals("click_element"))
                .findFirst()
                .orElseThrow();
    }

    private void shows(String url) {
        session.receive(
                "{\"type\":\"SessionUpdate\",\"data\":{\"url\":\"" + url + "\",\"title\":\"t\"}}");
    }

    private final class Socket implements ClientSocket {
        @Override
        public boolean send(String text) {
            sent.add(text);
            return true;
        }

        @Override
        public void close(int code, String reason) {
            // Nothing is open.
        }
    }
}
