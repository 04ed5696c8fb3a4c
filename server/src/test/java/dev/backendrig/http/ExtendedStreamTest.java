package dev.backendrig.http;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.Compaction;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.safety.Approvals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run with `"protocol": 2` sends.
class ExtendedStreamTest {
    private static final ToolCall CALL = new ToolCall("c1", "click_element", arguments());
    private static final String ASK = "{\"message\":\"hi there\",\"protocol\":2}";

    private static final String TRANSCRIPT =
            """
            id: 1
            event: run
            data: {"run_id":"0123456789abcdef0123456789abcdef","model":"test-model","provider":"test"}

            id: 2
            event: thought
            data: {"delta":"hm"}

            id: 3
            event: text
            data: {"delta":"two\\nlines"}

            id: 4
            event: tool
            data: {"id":"c1","name":"click_element","arguments":{"ref":7},"status":"calling"}

            id: 5
            event: approval
            data: {"approval_id":"a1","kind":"action","tool":"click_element","arguments":{"ref":7},"reason":"May I?","actions":[{"tool":"click_element","site":"example.com","target":"button \\"Save\\"","values":[{"name":"ref","value":"7"}],"reasons":["May I?"]}],"choices":["once","site","no"],"expires_at":"2026-01-02T03:04:05Z","status":"asked"}

            id: 6
            event: approval
            data: {"approval_id":"a1","status":"allowed"}

            id: 7
            event: tool
            data: {"id":"c1","name":"click_element","status":"completed","ok":true,"result":"{\\"clicked\\":\\"Save\\"}","ms":N}

            id: 8
            event: usage
            data: {"input_tokens":3,"output_tokens":4,"total_tokens":7}

            id: 9
            event: done
            data: {"outcome":"answered"}

            """;

    private final CountDownLatch silence = new CountDownLatch(1);
    private final ScriptedRun run = new ScriptedRun();

    private static JsonObject arguments() {
        return JsonObject.builder().put("ref", 7).build();
    }

    @Test
    void everyEventHasItsNumberItsNameAndItsPayload() throws Exception {
        run.begins()
                .tells(
                        new RunEvent.ThoughtDelta("hm"),
                        new RunEvent.TextDelta("two\nlines"),
                        new RunEvent.ToolCalling(CALL),
                        new RunEvent.ApprovalAsked("a1", TestCard.of(CALL)),
                        new RunEvent.ApprovalAnswered("a1", Approvals.Result.ALLOWED),
                        new RunEvent.ToolCompleted(CALL, true, JsonObject.of("clicked", "Save")))
                .ends();
        try (var server = new TestServer(run);
                var client = EventReader.run(server)) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.head().header("content-type")).isEqualTo("text/event-stream");
            assertThat(client.head().header("cache-control")).isEqualTo("no-store");
            assertThat(client.head().header("x-accel-buffering")).isEqualTo("no");
            client.all();
            assertThat(client.text().replaceAll("\"ms\":\\d+", "\"ms\":N")).isEqualTo(TRANSCRIPT);
        }
    }

    @Test
    void anErrorOfTheMachineEndsTheStreamToo() throws Exception {
        run.begins()
                .then((_, _) -> {
                    throw new OutOfMemoryError("thrown by a test");
                });
        assertThat(words()).last(as(STRING)).isEqualTo("done {\"outcome\":\"failed\"}");
    }

    @Test
    void aSentenceOfOursIsMarkedAndStandsApart() throws Exception {
        run.begins()
                .says("Hello")
                .tells(
                        new RunEvent.Notice("Stopped here."),
                        new RunEvent.Stopped(Usage.NONE, false));
        assertThat(words())
                .containsExactly(
                        "text {\"delta\":\"Hello\"}",
                        "text {\"delta\":\"\\n\\n\"}",
                        "text {\"delta\":\"Stopped here.\",\"notice\":true}",
                        "done {\"outcome\":\"stopped\"}");
    }

    @ParameterizedTest
    @EnumSource(Compaction.Kind.class)
    void tellsHowAConversationWasMadeShorter(Compaction.Kind kind) throws Exception {
        run.begins().tells(new RunEvent.Compacted(new Compaction(kind, 17_000, 4_200))).ends();
        assertThat(words())
                .contains(
                        "compacted {\"kind\":\"%s\",\"before_tokens\":17000,\"after_tokens\":4200}"
                                .formatted(kind.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void aCancelledRunSaysSo() throws Exception {
        run.begins().says("Hello").tells(new RunEvent.Cancelled(ScriptedRun.USAGE, true));
        assertThat(words())
                .containsExactly(
                        "text {\"delta\":\"Hello\"}",
                        "usage {\"input_tokens\":3,\"output_tokens\":4,\"total_tokens\":7}",
                        "done {\"outcome\":\"cancelled\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTA,provider-quota",
        "PROVIDER,provider-failed",
        "PROVIDER_TIMEOUT,provider-timeout",
        "INTERNAL,internal"
    })
    void aFailureHasASentenceAndACode(RunFailure.Kind kind, String code) throws Exception {
        var failure = new RunFailure(kind, "It broke.", null);
        run.begins().tells(new RunEvent.Failed(failure, ScriptedRun.USAGE, true));
        assertThat(words())
                .containsExactly(
                        "error {\"message\":\"It broke.\",\"code\":\"" + code + "\"}",
                        "usage {\"input_tokens\":3,\"output_tokens\":4,\"total_tokens\":7}",
                        "done {\"outcome\":\"failed\"}");
    }

    @Test
    void aFaultOfOursAfterTheFirstEventIsToldInTheStream() throws Exception {
        run.begins()
                .then((_, _) -> {
                    throw new IllegalStateException("secret detail");
                });
        var words = words();
        assertThat(words.getFirst()).startsWith("error {").contains("\"code\":\"internal\"");
        assertThat(words.getFirst()).doesNotContain("secret");
        assertThat(words).last().isEqualTo("done {\"outcome\":\"failed\"}");
    }

    @Test
    void theResultOfAToolIsShownInShort() throws Exception {
        var long499 = "x".repeat(498) + "\uD83D\uDE00" + "y".repeat(500);
        run.begins()
                .tells(
                        new RunEvent.ToolCompleted(CALL, true, new JsonString("x".repeat(500))),
                        new RunEvent.ToolCompleted(CALL, true, new JsonString(long499)),
                        new RunEvent.ToolCompleted(CALL, false))
                .ends();
        try (var server = new TestServer(run);
                var client = EventReader.run(server)) {
            var results =
                    client.all().stream()
                            .filter(event -> event.name().equals("tool"))
                            .map(event -> event.data().string("result").orElse("none"))
                            .toList();
            assertThat(results).containsExactly("x".repeat(500), "x".repeat(498) + "…", "none");
        }
    }

    private List<String> words() throws Exception {
        try (var server = new TestServer(run);
                var client = EventReader.run(server)) {
            var all = client.all();
            assertThat(all.getFirst().name()).isEqualTo("run");
            return all.stream().skip(1).map(TypedEvent::toString).toList();
        }
    }

    @Test
    void aRunThatMayNotBeginIsAnHttpProblem() throws Exception {
        Agent full =
                (_, _) -> {
                    throw new RunRefusedException(
                            RunRefusedException.Reason.TOO_MANY_RUNS,
                            "Too many.",
                            Duration.ofSeconds(3));
                };
        try (var server = new TestServer(full)) {
            var reply = server.run(ASK);
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("retry-after")).isEqualTo("3");
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
            assertThat(reply.header("x-accel-buffering")).isEmpty();
            assertThat(server.run(ASK).status()).isEqualTo(429);
        }
    }

    @Test
    void aFaultBeforeTheFirstEventIsAnHttpProblem() throws Exception {
        Agent broken =
                (_, _) -> {
                    throw new IllegalStateException("secret detail");
                };
        try (var server = new TestServer(broken)) {
            assertThat(server.run(ASK).status()).isEqualTo(500);
        }
        try (var server = new TestServer((_, _) -> {})) {
            assertThat(server.run(ASK).status()).isEqualTo(500);
        }
    }

    @Test
    void keepAlivesAreCommentsAndNoneComesBeforeTheFirstEvent() throws Exception {
        var times = HttpTimes.DEFAULT.withKeepAlive(Duration.ofMillis(20));
        var setup = new TestServer.Setup().times(times);
        // Five times as long as a keep-alive.
        run.then((_, _) -> assertThat(silence.await(100, TimeUnit.MILLISECONDS)).isFalse())
                .begins();
        try (var server = new TestServer(setup, run);
                var client = EventReader.run(server)) {
            client.await("\n\n: keep-alive\n\n");
            assertThat(client.text()).startsWith("id: 1\nevent: run\n");
            run.ends();
            assertThat(client.all()).last().hasToString("done {\"outcome\":\"answered\"}");
        }
    }

    @Test
    void itIsAStreamWhateverElseIsAsked() throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run)) {
            var reply = server.run("{\"message\":\"hi\",\"protocol\":2,\"stream\":false}");
            assertThat(TypedEvent.of(reply.body())).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null"})
    void theBaseProtocolMayBeNamed(String protocol) throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            var reply = server.run("{\"message\":\"hi\",\"protocol\":" + protocol + "}");
            assertThat(Json.parse(reply.body()).toString()).contains("\"response\":\"hello\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "-2", "2.5", "\"2\"", "true", "[2]", "{}"})
    void anyOtherProtocolIsRefused(String protocol) throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            var reply = server.run("{\"message\":\"hi\",\"protocol\":" + protocol + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("\"field\":\"protocol\"");
        }
    }

    @Test
    void aStopOfTheServerIsToldWithWhatWasUsed() throws Exception {
        run.begins().says("Hello");
        try (var server = new TestServer(run);
                var client = EventReader.run(server)) {
            client.upTo("text");
            Thread.startVirtualThread(() -> drain(server));
            assertThat(client.all().stream().skip(2).map(TypedEvent::toString))
                    .satisfiesExactly(
                            error -> assertThat(error).contains("\"code\":\"draining\""),
                            usage -> assertThat(usage).startsWith("usage {"),
                            done -> assertThat(done).isEqualTo("done {\"outcome\":\"failed\"}"));
        }
    }

    private static void drain(TestServer server) {
        try {
            server.drain(Duration.ofMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
