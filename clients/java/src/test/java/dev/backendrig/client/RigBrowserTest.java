package dev.backendrig.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.client.BrowserTool.Effect;
import dev.backendrig.client.BrowserTool.Handler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RigBrowserTest extends WithBrowsers {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Test
    void isABrowserWhoseDeclaredToolsTheModelIsOfferedAndCalls() {
        var call = new AtomicReference<BrowserTool.Call>();
        var browser =
                open(
                        BrowserOptions.of(
                                reads(it -> {
                                    call.set(it);
                                    return ToolResult.of(Map.of("note", "Buy tea."));
                                })));
        stage.model.calls("read_note", Map.of("name", "today"));
        var result = ask(browser);
        assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(call.get().text("name")).isEqualTo("today");
        assertThat(call.get().runId()).isEqualTo(result.runId());
        assertThat(told()).contains("Buy tea.", "\"name\":\"read_note\"");
    }

    @Test
    void whatAToolThrowsIsToldToTheModel() {
        var browser =
                open(
                        BrowserOptions.of(
                                reads(_ -> {
                                    throw new IllegalStateException("the note is torn");
                                })));
        stage.model.calls("read_note", Map.of());
        ask(browser);
        assertThat(told()).contains("the note is torn");
    }

    @Test
    void aToolThatTakesTooLongIsInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        Handler slow =
                _ -> {
                    try {
                        Thread.sleep(Duration.ofMinutes(1));
                        return ToolResult.of("too late");
                    } finally {
                        interrupted.countDown();
                    }
                };
        var url = Map.of("type", "string", "x-role", "url");
        var tool = tool("go_to", Effect.NAVIGATE, Map.of("url", url), slow);
        var browser = open(BrowserOptions.of(tool.withTimeout(Duration.ofSeconds(1))));
        stage.model.calls("go_to", Map.of("url", "https://example.com/"));
        ask(browser);
        Stage.until("it is interrupted", () -> interrupted.getCount() == 0);
        assertThat(told()).doesNotContain("too late");
    }

    @Test
    void aResultBringsThePageAsItThenIs() {
        var page = new Snapshot("d1", "#1 heading \"Tea\"");
        var browser = open(BrowserOptions.of(reads(_ -> ToolResult.of("read").with(page))));
        stage.model.calls("read_note", Map.of());
        assertThat(ask(browser).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aResultThatIsTooLongOrNoJsonIsToldAsAFailure() {
        var tooLong = "x".repeat(9 * 1024 * 1024);
        open(BrowserOptions.of(reads(_ -> ToolResult.of(tooLong))));
        stage.model.calls("read_note", Map.of());
        ask(opened.getLast());
        assertThat(told()).contains("too long");
        open(BrowserOptions.of(reads(_ -> ToolResult.of(new Object()))));
        stage.model.calls("read_note", Map.of());
        ask(opened.getLast());
        assertThat(told()).contains("as JSON");
    }

    @Test
    void tellsItsPageAndAScreenshotGoesWithTheNextRun() {
        var browser = open(BrowserOptions.of());
        browser.showPage("https://tea.example/", "All about tea");
        browser.updateContext(
                ContextUpdate.of("https://tea.example/", "All about tea").withScreenshot(PIXEL));
        ask(browser);
        assertThat(told()).contains("All about tea", PIXEL.substring(0, 60));
    }

    @Test
    void aYesOfThePersonLetsItBeDone() {
        var questions = new CopyOnWriteArrayList<BrowserQuestion>();
        var browser =
                open(
                        BrowserOptions.of(bell())
                                .withPerson(it -> {
                                    questions.add(it);
                                    return Decision.ALLOW;
                                }));
        rings();
        ask(browser);
        assertThat(rung).hasValue(1);
        assertThat(questions).hasSize(1);
        var question = ((BrowserQuestion.OfAction) questions.getFirst()).question();
        assertThat(question.tool()).isEqualTo("ring");
        assertThat(question.reason()).isNotBlank();
    }

    @Test
    void aNoAndAPersonWhoBreaksDoNot() {
        open(BrowserOptions.of(bell()).withPerson(_ -> Decision.DENY));
        rings();
        ask(opened.getLast());
        open(
                BrowserOptions.of(bell())
                        .withPerson(_ -> {
                            throw new IllegalStateException("nobody is here");
                        }));
        rings();
        ask(opened.getLast());
        assertThat(rung).hasValue(0);
    }

    @Test
    void aQuestionThatIsAnsweredElsewhereIsWithdrawnHere() throws Exception {
        var withdrawn = new CountDownLatch(1);
        var browser =
                open(
                        BrowserOptions.of(bell())
                                .withPerson(_ -> {
                                    try {
                                        Thread.sleep(Duration.ofMinutes(1));
                                        return Decision.DENY;
                                    } finally {
                                        withdrawn.countDown();
                                    }
                                }));
        rings();
        var wish = RunRequest.of("Do it").withSession(browser.sessionId());
        stage.client.run(wish, _ -> Decision.ALLOW);
        assertThat(rung).hasValue(1);
        Stage.until("it is withdrawn", () -> withdrawn.getCount() == 0);
    }

    @Test
    void aRunIsToldYesAndNoFromItsStream() {
        assertThat(statuses(Decision.ALLOW)).containsExactly("allowed");
        assertThat(rung).hasValue(1);
        assertThat(statuses(Decision.DENY)).containsExactly("denied");
        assertThat(rung).hasValue(1);
    }

    private List<String> statuses(Decision decision) {
        var browser = open(BrowserOptions.of(bell()));
        rings();
        var statuses = new ArrayList<String>();
        var wish = RunRequest.of("Do it").withSession(browser.sessionId());
        try (var run = stage.client.stream(wish)) {
            for (var event : run) {
                if (event instanceof RigEvent.ApprovalSettled it) statuses.add(it.status());
                if (!(event instanceof RigEvent.ApprovalAsked(var _, var question))) continue;
                if (decision == Decision.ALLOW) run.approve(question);
                else run.deny(question);
                var again = catchThrowableOfType(RigException.class, () -> run.deny(question));
                assertThat(again.code()).isEqualTo("approval-closed");
            }
        }
        return statuses;
    }

    @Test
    void aYesForTheSiteHoldsToTheEndOfTheRun() {
        var visited = new CopyOnWriteArrayList<String>();
        Handler go =
                call -> {
                    visited.add(call.text("url"));
                    opened.getLast().showPage(call.text("url"), "There");
                    return ToolResult.of(Map.of("navigated_to", call.text("url")));
                };
        var url = Map.of("type", "string", "x-role", "url");
        var browser =
                open(BrowserOptions.of(tool("go_to", Effect.NAVIGATE, Map.of("url", url), go)));
        browser.showPage("https://home.example/", "Home");
        stage.model.calls("go_to", Map.of("url", "https://other.example/a"));
        stage.model.calls("go_to", Map.of("url", "https://other.example/b"));
        var questions = new AtomicInteger();
        var wish = RunRequest.of("Have a look").withSession(browser.sessionId());
        stage.client.run(
                wish,
                question -> {
                    questions.incrementAndGet();
                    assertThat(question.choices()).containsExactly("once", "site", "no");
                    return Decision.ALLOW_FOR_SITE;
                });
        assertThat(visited).hasSize(2);
        assertThat(questions).hasValue(1);
    }

    @Test
    void tellsTheStatesOfItsRunsAndCancelsOne() throws Exception {
        var states = new Listening();
        var browser = open(BrowserOptions.of().withListener(states));
        stage.model.says("one two three").hold();
        var canceller =
                Thread.ofVirtual()
                        .start(() -> {
                            states.await("thinking");
                            browser.cancel(browser.runs().getFirst().runId());
                        });
        assertThat(ask(browser).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(canceller.join(Duration.ofSeconds(10))).isTrue();
        states.await("ended");
        assertThat(states.states.getLast().outcome()).hasValue(Outcome.CANCELLED);
        assertThat(browser.runs()).isEmpty();
    }

    @Test
    void thePersonTakesOverAndGivesBack() throws Exception {
        var states = new Listening();
        Handler takes =
                call -> {
                    opened.getLast().takeOver(call.runId());
                    return ToolResult.of("read");
                };
        var browser = open(BrowserOptions.of(reads(takes)).withListener(states));
        stage.model.calls("read_note", Map.of());
        var giver =
                Thread.ofVirtual()
                        .start(() -> {
                            states.await("paused");
                            var run = browser.runs().getFirst().runId();
                            browser.giveBack(run, new Snapshot("d2", "#1 heading \"Mine\""));
                        });
        assertThat(ask(browser).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(giver.join(Duration.ofSeconds(10))).isTrue();
    }
}
