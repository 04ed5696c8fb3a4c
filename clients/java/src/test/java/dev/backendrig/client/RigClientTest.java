package dev.backendrig.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.client.RigException.Kind;
import dev.backendrig.client.RunRequest.Turn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RigClientTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final RunOptions QUICK = RunOptions.USUAL.withRetries(Stage.QUICK);

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
    }

    @BeforeEach
    void reset() {
        stage.reset();
    }

    @Test
    void asksAndIsAnsweredInOnePieceWithTheCounts() {
        stage.model.says("Tea is made from leaves.");
        var answer = stage.client.ask("What is tea?");
        assertThat(answer.response()).isEqualTo("Tea is made from leaves.");
        assertThat(answer.usage())
                .hasValueSatisfying(it -> assertThat(it.totalTokens()).isPositive());
    }

    @Test
    void sendsHistoryImageInstructionPageAndPrompt() {
        stage.client.ask(
                RunRequest.of("And now?")
                        .withCustomInstruction("Answer in verse.")
                        .withImage("data:image/png;base64," + PIXEL)
                        .withHistory(
                                List.of(Turn.user("The number twelve."), Turn.assistant("Yes.")))
                        .withPageContent("A page about tea."));
        assertThat(stage.model.asked.getLast())
                .contains("And now?", "in verse", PIXEL.substring(0, 40), "twelve", "Yes.", "tea");
    }

    @Test
    void tellsWhatTheServerIs() {
        assertThat(stage.client.info().provider()).isEqualTo("gemini");
        assertThat(stage.client.info().auth()).isTrue();
    }

    @Test
    void hasAnUnknownModelRefused() {
        var failure = refused(() -> stage.client.ask(RunRequest.of("Hi").withModel("no/thing")));
        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.code()).isEqualTo("unknown-model");
    }

    @Test
    void aProblemHasItsStatusItsNameAndTheFields() {
        var failure = refused(() -> stage.client.ask(RunRequest.of(" ").withImage("none")));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.code()).isEqualTo("invalid-fields");
        assertThat(failure.errors())
                .extracting(Problem.FieldError::field)
                .containsExactlyInAnyOrder("message", "image");
        assertThat(failure.detail()).isNotBlank();
    }

    @Test
    void aStreamThatIsRefusedIsTheSameProblem() {
        assertThat(refused(() -> all(stage.client.stream(RunRequest.of(" ")))).code())
                .isEqualTo("invalid-fields");
    }

    @Test
    void withoutTheTokenItIsRefused() {
        try (var stranger = RigClient.of(stage.rig.address())) {
            assertThat(refused(() -> stranger.ask("Hi")).code()).isEqualTo("token-needed");
        }
    }

    @Test
    void aServerThatIsNotThereIsToldApartFromProblems() {
        try (var nobody = RigClient.of(URI.create("http://localhost:9"))) {
            assertThat(failure(() -> nobody.ask("Hi")).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void streamsTypedEventsWithIdsFromRunToDone() {
        stage.model.says("Tea is made from leaves.");
        var events = all(stage.client.stream(RunRequest.of("What is tea?")));
        isWhole(events);
        assertThat(text(events)).isEqualTo("Tea is made from leaves.");
        assertThat(events).hasAtLeastOneElementOfType(RigEvent.Used.class);
        assertThat(events.getLast()).isEqualTo(new RigEvent.Done(events.size(), Outcome.ANSWERED));
    }

    @Test
    void runsToTheEnd() {
        stage.model.says("Tea is made from leaves.");
        var result = stage.client.run(RunRequest.of("What is tea?"));
        assertThat(result.runId()).matches("[0-9a-f]{32}");
        assertThat(result.text()).isEqualTo("Tea is made from leaves.");
        assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(result.usage()).isPresent();
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void takesUpAStreamThatBreaksAgainAndAgainEachEventExactlyOnce() {
        var words =
                IntStream.range(0, 400).mapToObj(it -> "w" + it).collect(Collectors.joining(" "));
        stage.model.says(words);
        stage.proxy.cutAfter(900, 1500, 700, 4000, 2500);
        var before = stage.proxy.connections.get();
        var events = all(stage.shaky.stream(RunRequest.of("Say much"), QUICK));
        isWhole(events);
        assertThat(text(events)).isEqualTo(words);
        assertThat(stage.proxy.connections.get() - before).isGreaterThanOrEqualTo(6);
    }

    @Test
    void takesUpAStreamThatFallsSilent() {
        stage.model.says("one two three").hold();
        var options = QUICK.withIdle(Duration.ofMillis(400));
        try (var run = stage.shaky.stream(RunRequest.of("Say it"), options)) {
            var events = toFirstText(run);
            stage.proxy.hush();
            stage.model.release();
            assertThat(text(rest(events))).endsWith("three");
        }
    }

    @Test
    void attemptsAreBoundedAndTheRunCanBeResumedLater() {
        stage.model.says("one two three").hold();
        var few = new Retries(3, Duration.ofMillis(10), Duration.ofMillis(50));
        var run = stage.shaky.stream(RunRequest.of("Say it"), QUICK.withRetries(few));
        try (run) {
            var events = toFirstText(run);
            stage.proxy.shut();
            assertThat(failure(() -> rest(events)).kind()).isEqualTo(Kind.BROKEN);
        }
        stage.model.release();
        var rest = all(stage.client.resume(run.runId(), run.lastEventId(), QUICK));
        assertThat(rest.getFirst().id()).isEqualTo(run.lastEventId() + 1);
        assertThat(text(rest)).endsWith("three");
    }

    @Test
    void aStreamThatBreaksBeforeTheRunHasAnIdIsNotBegunAgain() {
        stage.model.says("one");
        stage.proxy.cutAfter(40);
        var before = stage.proxy.connections.get();
        var run = stage.shaky.stream(RunRequest.of("Say it"), QUICK);
        assertThat(failure(() -> all(run)).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(stage.proxy.connections.get()).isEqualTo(before + 1);
    }

    @Test
    void aRunThatIsNotKnownIsToldAsTheProblemThatItIs() {
        var run = stage.client.resume("0".repeat(32), 0, QUICK);
        assertThat(refused(() -> all(run)).code()).isEqualTo("run-unknown");
    }

    @Test
    void cancelsARunAndItsStreamGoesOnToTheEnd() {
        stage.model.says("one two three").hold();
        try (var run = stage.client.stream(RunRequest.of("Say it"))) {
            var events = toFirstText(run);
            assertThat(run.cancel()).isTrue();
            assertThat(outcome(rest(events))).isEqualTo(Outcome.CANCELLED);
            assertThat(run.cancel()).isFalse();
        }
    }

    @Test
    void whoeverLeavesTheRunCancelsIt() {
        stage.model.says("one two three").hold();
        var run = stage.client.stream(RunRequest.of("Say it"));
        try (run) {
            toFirstText(run);
        }
        assertThat(outcome(all(stage.client.resume(run.runId(), 0, QUICK))))
                .isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aRunThatIsKeptGoesOnWithoutItsReader() {
        stage.model.says("one two three").hold();
        var run = stage.client.stream(RunRequest.of("Say it"), QUICK.keeping());
        try (run) {
            toFirstText(run);
        }
        stage.model.release();
        var rest = all(stage.client.resume(run.runId(), run.lastEventId(), QUICK));
        assertThat(outcome(rest)).isEqualTo(Outcome.ANSWERED);
        assertThat(text(rest)).endsWith("three");
    }

    @Test
    void anInterruptEndsTheWaitAndCancelsTheRun() throws Exception {
        stage.model.says("one two three").hold();
        var run = stage.client.stream(RunRequest.of("Say it"));
        var failure = new AtomicReference<RigException>();
        var reader =
                Thread.ofVirtual()
                        .start(() -> {
                            try (run) {
                                failure.set(failure(() -> rest(run.iterator())));
                            }
                        });
        Stage.until("it reads", () -> run.lastEventId() > 1);
        reader.interrupt();
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        assertThat(failure.get().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(outcome(all(stage.client.resume(run.runId(), 0, QUICK))))
                .isEqualTo(Outcome.CANCELLED);
    }

    private static List<RigEvent> all(RigRun run) {
        try (run) {
            return rest(run.iterator());
        }
    }

    private static List<RigEvent> rest(Iterator<RigEvent> events) {
        var found = new ArrayList<RigEvent>();
        events.forEachRemaining(found::add);
        return found;
    }

    private static Iterator<RigEvent> toFirstText(RigRun run) {
        var events = run.iterator();
        while (!(events.next() instanceof RigEvent.Text)) assertThat(events.hasNext()).isTrue();
        return events;
    }

    private static void isWhole(List<RigEvent> events) {
        assertThat(events)
                .extracting(RigEvent::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.getFirst()).isInstanceOf(RigEvent.Run.class);
        assertThat(events.getLast()).isInstanceOf(RigEvent.Done.class);
    }

    private static String text(List<RigEvent> events) {
        return events.stream()
                .filter(RigEvent.Text.class::isInstance)
                .map(it -> ((RigEvent.Text) it).delta())
                .collect(Collectors.joining());
    }

    private static Outcome outcome(List<RigEvent> events) {
        return ((RigEvent.Done) events.getLast()).outcome();
    }

    private static RigException failure(Runnable action) {
        return catchThrowableOfType(RigException.class, action::run);
    }

    private static Problem refused(Runnable action) {
        return failure(action).problem().orElseThrow();
    }
}
