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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that goes away while its run is silent.
class ClientGoneTest {
    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final Finished END = new Finished(Usage.NONE, false);

    /// How long the run took to be interrupted, counted from `left`.
    private final BlockingQueue<Long> interruptedAt = new LinkedBlockingQueue<>();

    private final CountDownLatch running = new CountDownLatch(1);

    /// Says one word, then is silent for ever.
    private Agent silent(boolean speaks) {
        return (_, events) -> {
            if (speaks) events.accept(new TextDelta("hello"));
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interruptedAt.add(System.nanoTime());
                throw e;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptsASilentStreamWhenItsClientEndsOrResetsTheConnection(boolean reset)
            throws Exception {
        try (var server = new TestServer(silent(true));
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            assertInterrupted(leave(client, reset));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptsASilentStreamBeforeItsFirstByte(boolean reset) throws Exception {
        try (var server = new TestServer(silent(false));
                var client = server.connect()) {
            client.send(server.streamRequest());
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            assertInterrupted(leave(client, reset));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptsARunInJsonMode(boolean reset) throws Exception {
        try (var server = new TestServer(silent(false));
                var client = server.connect()) {
            client.send(
                    server.request(
                            "POST",
                            "/agent/run",
                            "Content-Type: application/json\r\n",
                            "{\"message\":\"hi\"}"));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            assertInterrupted(leave(client, reset));
        }
    }

    @Test
    void noticesAClientThatGoesAfterItSentItsNextRequestAhead() throws Exception {
        try (var server = new TestServer(silent(true));
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            client.send(server.request("GET", "/health", "", ""));
            assertInterrupted(leave(client, false));
        }
    }

    @Test
    void countsAClientThatOnlyEndsItsSendingSideAsGone() throws Exception {
        try (var server = new TestServer(silent(true));
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            client.finish();
            var left = System.nanoTime();
            assertInterrupted(left);
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void answersARequestThatWasSentAhead() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var server =
                        new TestServer((_, events) -> {
                            events.accept(new TextDelta("hello"));
                            goOn.await();
                            events.accept(END);
                        });
                var client = server.connect()) {
            client.send(server.streamRequest()).head();
            client.chunk();
            client.send(server.request("GET", "/health", "", "") + server.streamRequest());
            goOn.countDown();
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
            assertThat(client.chunk()).isEmpty();
            assertThat(client.read().body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(client.read().body()).isEqualTo("data: hello\n\ndata: [DONE]\n\n");
        }
    }

    @Test
    void losesNothingOfALargeRequestThatWasSentAhead() throws Exception {
        var text = "x".repeat(100_000);
        var goOn = new CountDownLatch(1);
        try (var server =
                        new TestServer((request, events) -> {
                            events.accept(new TextDelta("hello"));
                            goOn.await();
                            events.accept(new TextDelta(request.prompt()));
                            events.accept(END);
                        });
                var client = server.connect()) {
            var large =
                    server.request(
                            "POST",
                            "/agent/run",
                            "Content-Type: application/json\r\n",
                            "{\"message\":\"" + text + "\"}");
            client.send(server.streamRequest()).head();
            client.chunk();
            client.send(large + server.request("GET", "/health", "", ""));
            goOn.countDown();
            assertThat(client.textChunk()).isEqualTo("data: hi there\n\n");
            assertThat(client.textChunk()).isEqualTo("data: [DONE]\n\n");
            assertThat(client.chunk()).isEmpty();
            assertThat(client.read().body()).isEqualTo("{\"response\":\"hello" + text + "\"}");
            assertThat(client.read().body()).isEqualTo("{\"status\":\"ok\"}");
        }
    }

    @Test
    void answersRequestsThatWereSentTogether() throws Exception {
        try (var server = new TestServer(TestServer.greeting());
                var client = server.connect()) {
            var health = server.request("GET", "/health", "", "");
            client.send(server.streamRequest() + health + server.streamRequest() + health);
            for (var i = 0; i < 2; i++) {
                assertThat(client.read().body()).endsWith("data: [DONE]\n\n");
                assertThat(client.read().body()).isEqualTo("{\"status\":\"ok\"}");
            }
        }
    }

    @Test
    void servesFiftyRequestsOnOneConnectionStreamsAmongThem() throws Exception {
        try (var server = new TestServer(TestServer.greeting());
                var client = server.connect()) {
            for (var i = 0; i < 50; i++) {
                if (i % 2 == 0) {
                    assertThat(client.send(server.streamRequest()).read().body())
                            .startsWith("data: hello\n\n")
                            .endsWith("data: [DONE]\n\n");
                } else {
                    var health = server.request("GET", "/health", "", "");
                    assertThat(client.send(health).read().status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void leavesNoInterruptBehindForTheNextRequestOfTheConnection() throws Exception {
        try (var server =
                        new TestServer((_, events) -> {
                            assertThat(Thread.currentThread().isInterrupted()).isFalse();
                            Thread.currentThread().interrupt();
                            events.accept(new TextDelta("hello"));
                            events.accept(END);
                        });
                var client = server.connect()) {
            for (var i = 0; i < 3; i++) {
                assertThat(client.send(server.streamRequest()).read().body())
                        .isEqualTo("data: hello\n\ndata: [DONE]\n\n");
            }
        }
    }

    private static long leave(RawClient client, boolean reset) throws Exception {
        var left = System.nanoTime();
        if (reset) client.reset();
        else client.close();
        return left;
    }

    private void assertInterrupted(long left) throws InterruptedException {
        var at = interruptedAt.poll(10, TimeUnit.SECONDS);
        assertThat(at).as("the run is interrupted").isNotNull();
        if (at != null) assertThat(Duration.ofNanos(at - left)).isLessThan(LIMIT);
    }
}
