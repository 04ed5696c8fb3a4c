package dev.backendrig.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.http.stream.LogLimits;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Clients that read a run: several, slow ones, and ones that go away.
class RunReadersTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final long MIB = 1024 * 1024;

    private final ScriptedRun run = new ScriptedRun();

    private static TestServer.Setup alone(Duration time) {
        return new TestServer.Setup().logs(new LogLimits(4 * MIB, 64 * MIB, 8, time, LONG));
    }

    @Test
    void severalClientsReadTheSame() throws Exception {
        run.begins().says("a");
        try (var server = new TestServer(run);
                var first = EventReader.run(server)) {
            first.runId();
            try (var second = EventReader.after(server, ScriptedRun.ID, 0);
                    var third = EventReader.after(server, ScriptedRun.ID, 1)) {
                run.says("b").ends();
                var all = first.all();
                assertThat(second.all()).isEqualTo(all);
                assertThat(third.all()).isEqualTo(all.subList(1, all.size()));
            }
        }
    }

    @Test
    void eightMayReadAndTheNinthIsTold() throws Exception {
        run.begins();
        var readers = new ArrayList<EventReader>();
        try (var server = new TestServer(run)) {
            readers.add(EventReader.run(server));
            readers.getFirst().runId();
            for (var i = 1; i < 8; i++) {
                readers.add(EventReader.after(server, ScriptedRun.ID, 0));
                readers.getLast().runId();
            }
            for (var i = 0; i < 20; i++) {
                var path = "/agent/runs/" + ScriptedRun.ID + "/events";
                var reply = server.get(path, "Accept: application/json\r\n");
                assertThat(reply.status()).isEqualTo(429);
                assertThat(reply.header("retry-after")).isEqualTo("5");
                assertThat(reply.body()).contains("too-many-readers");
            }
            assertThat(server.metrics.get("rig.run.readers").gauge().value()).isEqualTo(8);
            readers.removeLast().close();
            awaitReaders(server, 7);
            readers.add(EventReader.after(server, ScriptedRun.ID, 0));
            assertThat(readers.getLast().head().status()).isEqualTo(200);
            run.ends();
            for (var reader : readers) assertThat(reader.all()).hasSize(3);
        } finally {
            for (var reader : readers) reader.close();
        }
    }

    private static void awaitReaders(TestServer server, int count) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var gauge = server.metrics.get("rig.run.readers").gauge();
        while (gauge.value() != count) assertThat(System.nanoTime()).isLessThan(deadline);
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobodyAndIsCutOff() throws Exception {
        run.begins();
        try (var server = new TestServer(run);
                var first = EventReader.run(server);
                var slow = new RawClient(server.address(), 4096)) {
            first.runId();
            EventReader.after(server, slow, ScriptedRun.ID, 0);
            var piece = "x".repeat(64 * 1024);
            // Several times what the log and all buffers between the two hold.
            for (var i = 2; i < 512; i++) {
                run.says(piece);
                first.awaitNext();
            }
            run.ends();
            assertThat(first.all()).last().hasToString("done {\"outcome\":\"answered\"}");
            assertThat(server.metrics.get("rig.run.log.bytes").gauge().value())
                    .isLessThan(4.5 * MIB);
            var seen = new String(slow.readToEnd(), UTF_8);
            assertThat(seen).doesNotContain("event: done");
        }
    }

    @Test
    void aRunGoesOnWithoutItsClientAndIsTakenUpAgain() throws Exception {
        run.begins();
        try (var server = new TestServer(alone(LONG), run)) {
            try (var client = EventReader.run(server)) {
                client.runId();
            }
            awaitReaders(server, 0);
            var told = new CountDownLatch(1);
            run.says("alone").then((_, _) -> told.countDown());
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            try (var again = EventReader.after(server, ScriptedRun.ID, 1)) {
                again.await("alone");
                run.ends();
                assertThat(again.all()).last().hasToString("done {\"outcome\":\"answered\"}");
            }
        }
    }

    @Test
    void aResetConnectionLeavesTheRunToo() throws Exception {
        run.begins();
        try (var server = new TestServer(alone(LONG), run)) {
            var raw = server.connect();
            var json = "{\"message\":\"hi\",\"protocol\":2}";
            raw.send(
                    server.request(
                            "POST", "/agent/run", "Content-Type: application/json\r\n", json));
            raw.head();
            raw.reset();
            awaitReaders(server, 0);
            run.ends();
            try (var again = EventReader.after(server, ScriptedRun.ID, 0)) {
                assertThat(again.all()).last().hasToString("done {\"outcome\":\"answered\"}");
            }
        }
    }

    @Test
    void aRunThatIsLeftAloneTooLongIsCancelled() throws Exception {
        run.begins().says("a");
        try (var server = new TestServer(alone(SHORT), run)) {
            try (var client = EventReader.run(server)) {
                client.upTo("text");
            }
            assertThat(run.awaitInterrupt()).isTrue();
            try (var again = EventReader.after(server, ScriptedRun.ID, 2)) {
                assertThat(again.all().stream().map(TypedEvent::toString))
                        .containsExactly(
                                "usage {\"input_tokens\":3,\"output_tokens\":4,\"total_tokens\":7}",
                                "done {\"outcome\":\"cancelled\"}");
            }
            assertThat(server.metrics.get("rig.runs.alone").counter().count()).isEqualTo(1);
        }
    }

    @Test
    void aRunThatNobodyKnowsOfYetEndsWithItsClient() throws Exception {
        var begun = new CountDownLatch(1);
        run.then((_, _) -> begun.countDown());
        try (var server = new TestServer(alone(LONG), run);
                var client = server.connect()) {
            var json = "{\"message\":\"hi\",\"protocol\":2}";
            client.send(
                    server.request(
                            "POST", "/agent/run", "Content-Type: application/json\r\n", json));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            client.finish();
            assertThat(run.awaitInterrupt()).isTrue();
        }
    }

    @Test
    void whatNeedsAWatcherWaitsForOneToComeBack() throws Exception {
        var call = new ToolCall("1", "click_element", JsonObject.EMPTY);
        run.begins();
        try (var server = new TestServer(alone(LONG), run)) {
            try (var client = EventReader.run(server)) {
                client.runId();
            }
            awaitReaders(server, 0);
            var waiting = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            run.tells(new RunEvent.ToolCalling(call))
                    .then((_, attendance) -> {
                        waiting.countDown();
                        attendance.await();
                        done.countDown();
                    })
                    .tells(new RunEvent.ToolCompleted(call, true))
                    .ends();
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(done.await(100, TimeUnit.MILLISECONDS)).isFalse();
            try (var again = EventReader.after(server, ScriptedRun.ID, 1)) {
                assertThat(again.all()).last().hasToString("done {\"outcome\":\"answered\"}");
            }
            assertThat(done.getCount()).isZero();
        }
    }

    @Test
    void theNextRequestOnTheConnectionIsAnsweredAfterTheStream() throws Exception {
        run.begins().ends();
        try (var server = new TestServer(run);
                var client = server.connect()) {
            var json = "{\"message\":\"hi\",\"protocol\":2}";
            var type = "Content-Type: application/json\r\n";
            client.send(
                    server.request("POST", "/agent/run", type, json)
                            + server.request("GET", "/health", "", ""));
            assertThat(client.read().body()).endsWith("{\"outcome\":\"answered\"}\n\n");
            assertThat(client.read().body()).isEqualTo("{\"status\":\"ok\"}");
        }
    }
}
