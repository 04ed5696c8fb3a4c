package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent.Finished;
import dev.backendrig.agent.RunEvent.TextDelta;
import dev.backendrig.message.Usage;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Clients that are too slow, too loud or too quiet.
class HostileClientTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void closesAConnectionWhoseHeadersTakeTooLong() throws Exception {
        var times = HttpTimes.DEFAULT.withHeaders(SHORT);
        try (var server = server(times, TestServer.greeting());
                var client = server.connect()) {
            client.send("GET /health HTTP/1.1\r\nHost: loc");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void leavesAConnectionOpenThatIsIdleBetweenRequests() throws Exception {
        var times = HttpTimes.DEFAULT.withHeaders(Duration.ofMillis(20));
        try (var server = server(times, TestServer.greeting());
                var client = server.connect();
                var slow = server.connect()) {
            var health = server.request("GET", "/health", "", "");
            assertThat(client.send(health).read().status()).isEqualTo(200);
            // A slow one is swept away meanwhile; the idle one is not.
            assertThat(slow.send("GET /").readToEnd()).isEmpty();
            assertThat(client.send(health).read().status()).isEqualTo(200);
        }
    }

    @Test
    void refusesABodyThatStopsComing() throws Exception {
        var times = HttpTimes.DEFAULT.withBody(SHORT, LONG);
        assertThatSlowBodyIsRefused(times);
    }

    @Test
    void refusesABodyThatTakesTooLongInAll() throws Exception {
        var times = HttpTimes.DEFAULT.withBody(LONG, SHORT);
        assertThatSlowBodyIsRefused(times);
    }

    private static void assertThatSlowBodyIsRefused(HttpTimes times) throws Exception {
        try (var server = server(times, TestServer.greeting());
                var client = server.connect()) {
            var head = server.streamRequest().replace("Content-Length: ", "Content-Length: 1");
            var reply = client.send(head).read();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.header("Connection")).isEqualTo("close");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void refusesHugeHeaders() throws Exception {
        try (var server = server(HttpTimes.DEFAULT, TestServer.greeting());
                var client = server.connect()) {
            var reply =
                    client.send("GET /health HTTP/1.1\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")
                            .read();
            assertThat(reply.status()).isEqualTo(431);
            assertThat(reply.body()).contains("too long");
        }
    }

    @Test
    void refusesAHugeAddress() throws Exception {
        try (var server = server(HttpTimes.DEFAULT, TestServer.greeting());
                var client = server.connect()) {
            var reply = client.send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n").read();
            assertThat(reply.status()).isEqualTo(414);
        }
    }

    @Test
    void slowsARunDownToThePaceOfItsReader() throws Exception {
        var sent = new AtomicInteger();
        var text = "x".repeat(64 * 1024);
        Agent eager =
                (_, events) -> {
                    for (var i = 0; i < 1000; i++) {
                        events.accept(new TextDelta(text));
                        sent.incrementAndGet();
                    }
                    events.accept(new Finished(Usage.NONE, false));
                };
        try (var server = server(HttpTimes.DEFAULT, eager);
                var client = new RawClient(server.address(), 16 * 1024)) {
            client.send(server.streamRequest()).head();
            awaitStandstill(sent);
            assertThat(sent).hasValueLessThan(500);
            for (var i = 0; i < 1000; i++) assertThat(client.chunk()).hasSize(text.length() + 8);
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void countsAClientThatNeverReadsAsGone() throws Exception {
        BlockingQueue<RuntimeException> thrown = new LinkedBlockingQueue<>();
        var text = "x".repeat(64 * 1024);
        Agent eager =
                (_, events) -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            events.accept(new TextDelta(text));
                        }
                    } catch (RuntimeException e) {
                        thrown.add(e);
                        throw e;
                    }
                };
        var times = HttpTimes.DEFAULT.withWrite(SHORT);
        try (var server = server(times, eager);
                var client = new RawClient(server.address(), 16 * 1024)) {
            client.send(server.streamRequest()).head();
            assertThat(thrown.poll(10, TimeUnit.SECONDS)).isInstanceOf(ClientGoneException.class);
            awaitGone(server);
        }
    }

    @Test
    void sendsEmptyLinesWhileARunIsSilent() throws Exception {
        var goOn = new CountDownLatch(1);
        Agent thinking =
                (_, events) -> {
                    goOn.await();
                    events.accept(new TextDelta("hello"));
                    events.accept(new Finished(Usage.NONE, false));
                };
        var times = HttpTimes.DEFAULT.withKeepAlive(Duration.ofMillis(30));
        try (var server = server(times, thinking);
                var client = server.connect()) {
            var head = client.send(server.streamRequest()).head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
            for (var i = 0; i < 3; i++) assertThat(client.textChunk()).isEqualTo("\n");
            goOn.countDown();
            var next = client.textChunk();
            while (next.equals("\n")) next = client.textChunk();
            assertThat(next).isEqualTo("data: hello\n\n");
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void tellsAFailureInTheStreamOnceAnEmptyLineHasGoneOut() throws Exception {
        var goOn = new CountDownLatch(1);
        Agent failing =
                (_, _) -> {
                    goOn.await();
                    throw new IllegalStateException("broken");
                };
        var times = HttpTimes.DEFAULT.withKeepAlive(Duration.ofMillis(30));
        try (var server = server(times, failing);
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            assertThat(client.textChunk()).isEqualTo("\n");
            goOn.countDown();
            var next = client.textChunk();
            while (next.equals("\n")) next = client.textChunk();
            assertThat(next).startsWith("data: Something went wrong");
            assertThat(client.textChunk()).startsWith("event: error\ndata: Something went wrong");
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void letsARunBeSilentForLongerThanAConnectionMayBeIdle() throws Exception {
        var idle = Duration.ofMillis(100);
        var never = new CountDownLatch(1);
        Agent thinking =
                (request, events) -> {
                    assertThat(never.await(500, TimeUnit.MILLISECONDS)).isFalse();
                    TestServer.greeting().run(request, events);
                };
        var times = HttpTimes.DEFAULT.withConnection(idle);
        try (var server = server(times, thinking)) {
            assertThat(server.run("{\"message\":\"hi\"}").status()).isEqualTo(200);
            assertThat(server.run("{\"message\":\"hi\",\"stream\":true}").body())
                    .startsWith("data: hello");
        }
    }

    @Test
    void closesAConnectionThatIsIdleForTooLong() throws Exception {
        var times = HttpTimes.DEFAULT.withConnection(SHORT);
        try (var server = server(times, TestServer.greeting());
                var client = server.connect()) {
            client.send(server.streamRequest()).read();
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    private static TestServer server(HttpTimes times, Agent agent) {
        return new TestServer(new TestServer.Setup().times(times), agent);
    }

    /// Waits until the counter has not moved for a while.
    private static void awaitStandstill(AtomicInteger counter) throws InterruptedException {
        var still = new CountDownLatch(1);
        var last = -1;
        while (counter.get() != last || last == 0) {
            last = counter.get();
            assertThat(still.await(300, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static void awaitGone(TestServer server) throws InterruptedException {
        var never = new CountDownLatch(1);
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (server.metrics.counter("rig.http.clients.gone").count() < 1) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
