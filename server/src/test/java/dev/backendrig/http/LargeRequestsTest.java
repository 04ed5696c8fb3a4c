package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent.Finished;
import dev.backendrig.agent.RunEvent.TextDelta;
import dev.backendrig.message.Usage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Large requests at the same time: what a run holds of its request counts as long as it runs.
class LargeRequestsTest {
    private static final int ROOM = 1024 * 1024;
    private static final String LARGE = body(ROOM * 3 / 4);

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private TestServer server;

    @BeforeEach
    void start() {
        Agent agent =
                (request, events) -> {
                    try {
                        begun.release();
                        events.accept(new TextDelta("hello"));
                        if (request.prompt().startsWith("wait")) mayEnd.await();
                        events.accept(new Finished(Usage.NONE, false));
                    } finally {
                        ended.release();
                    }
                };
        server = new TestServer(new TestServer.Setup().bodyRoom(ROOM), agent);
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        server.close();
    }

    @Test
    void refusesALargeRequestWhileOthersThatRunHoldTheRoom() throws Exception {
        try (var first = server.connect()) {
            first.send(request(LARGE));
            await(begun);
            var refused = server.run("Accept: application/json\r\n", LARGE);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.body()).contains("as many large requests as it may");
        }
    }

    @Test
    void takesSmallRequestsMeanwhile() throws Exception {
        try (var first = server.connect()) {
            first.send(request(LARGE));
            await(begun);
            try (var second = server.connect()) {
                second.send(request(body(ROOM / 4 - 100)));
                await(begun);
                assertThat(server.run("{\"message\":\"hi\"}").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void hasRoomAgainWhenARunEnds() throws Exception {
        mayEnd.countDown();
        for (var i = 0; i < 5; i++) assertThat(server.run(LARGE).status()).isEqualTo(200);
    }

    @Test
    void hasRoomAgainWhenARequestIsFaulty() throws Exception {
        for (var i = 0; i < 5; i++) {
            assertThat(server.run(LARGE.replace('}', ']')).status()).isEqualTo(400);
        }
    }

    @Test
    void hasRoomAgainWhenAClientGoes() throws Exception {
        for (var i = 0; i < 5; i++) {
            try (var client = server.connect()) {
                client.send(request(LARGE));
                await(begun);
            }
            await(ended);
            assertThat(answeredInTime(body(ROOM - 100).replace("wait", "stay"))).isTrue();
            await(begun);
            await(ended);
        }
    }

    /// The room is given back just after the agent's end.
    private boolean answeredInTime(String body) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            if (server.run(body).status() == 200) return true;
        }
        return false;
    }

    private static String body(int bytes) {
        return "{\"message\":\"wait" + "x".repeat(bytes - 30) + "\",\"stream\":true}";
    }

    private String request(String body) {
        return server.request("POST", "/agent/run", "Content-Type: application/json\r\n", body);
    }

    private static void await(Semaphore event) throws InterruptedException {
        assertThat(event.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
}
