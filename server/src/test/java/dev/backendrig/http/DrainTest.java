package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent.Finished;
import dev.backendrig.agent.RunEvent.Interrupted;
import dev.backendrig.agent.RunEvent.TextDelta;
import dev.backendrig.message.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How the server stops.
class DrainTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String PLAIN = "{\"message\":\"hi\"}";

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private final Agent waiting =
            (_, events) -> {
                events.accept(new TextDelta("hello"));
                running.countDown();
                goOn.await();
                events.accept(new Finished(Usage.NONE, false));
            };

    @Test
    void letsRunsEndThatDoSoInTime() throws Exception {
        try (var server = new TestServer(waiting);
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            var drain = drain(server, LONG);
            awaitDraining(server);
            goOn.countDown();
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
            assertThat(drain.join(LONG)).isTrue();
            assertThat(server.socketsClosed).hasValue(1);
        }
    }

    @Test
    void endsStreamsThatAreNotDoneWithASentence() throws Exception {
        try (var server = new TestServer(waiting);
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            var drain = drain(server, Duration.ofMillis(1));
            assertThat(client.textChunk())
                    .startsWith("event: error\ndata: The server is being stopped");
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
            assertThat(client.chunk()).isEmpty();
            assertThat(drain.join(LONG)).isTrue();
        }
    }

    @Test
    void tellsWhatWasUsedBeforeTheEndOfAStreamThatIsNotDone() throws Exception {
        Agent counting =
                (_, events) -> {
                    events.accept(new TextDelta("hello"));
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        events.accept(new Interrupted(new Usage(3, 4, 7, 0, 0), true));
                        throw e;
                    }
                };
        try (var server = new TestServer(counting);
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            var drain = drain(server, Duration.ofMillis(1));
            assertThat(client.textChunk()).startsWith("event: error\n");
            assertThat(client.textChunk())
                    .isEqualTo(
                            "event: usage\ndata: {\"__type\":\"usage\",\"input_tokens\":3,"
                                    + "\"output_tokens\":4,\"total_tokens\":7}\n\n");
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
            assertThat(drain.join(LONG)).isTrue();
        }
    }

    @Test
    void endsOtherRunsWithAProblem() throws Exception {
        Agent silent =
                (_, _) -> {
                    running.countDown();
                    goOn.await();
                };
        try (var server = new TestServer(silent);
                var client = server.connect()) {
            client.send(
                    server.request(
                            "POST", "/agent/run", "Content-Type: application/json\r\n", PLAIN));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            var drain = drain(server, Duration.ofMillis(1));
            var reply = client.read();
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isEqualTo("5");
            assertThat(drain.join(LONG)).isTrue();
        }
    }

    @Test
    void takesNoNewRunsButStillTellsHowItIs() throws Exception {
        try (var server = new TestServer(waiting);
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            var drain = drain(server, LONG);
            awaitDraining(server);
            var refused = server.run(PLAIN);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).contains("urn:backendrig:problem:draining");
            assertThat(server.get("/ready", "").body()).startsWith("{\"status\":\"draining\"");
            assertThat(server.get("/health", "").status()).isEqualTo(200);
            goOn.countDown();
            assertThat(drain.join(LONG)).isTrue();
        }
    }

    @Test
    void closesItsPortsInTheEnd() throws Exception {
        try (var server = new TestServer(TestServer.greeting())) {
            var address = server.address();
            server.drain(Duration.ZERO);
            assertThatThrownBy(() -> new RawClient(address).close())
                    .isInstanceOf(IOException.class);
        }
    }

    private static Thread drain(TestServer server, Duration time) {
        return Thread.startVirtualThread(() -> {
            try {
                server.drain(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void awaitDraining(TestServer server) throws Exception {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (server.get("/ready", "").status() != 503) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
