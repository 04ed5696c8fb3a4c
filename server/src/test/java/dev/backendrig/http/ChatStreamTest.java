package dev.backendrig.http;

import static dev.backendrig.http.Completions.END;
import static dev.backendrig.http.Completions.HI;
import static dev.backendrig.http.Completions.PATH;
import static dev.backendrig.http.Completions.post;
import static dev.backendrig.http.Completions.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stream of a completion, and its client.
class ChatStreamTest {
    private final Completions completions = new Completions();

    @Test
    void aSilentStreamIsKeptAliveByComments() throws Exception {
        var goOn = new CountDownLatch(1);
        var times = HttpTimes.DEFAULT.withKeepAlive(Duration.ofMillis(50));
        Agent agent =
                (_, events) -> {
                    goOn.await();
                    events.accept(END);
                };
        try (var server = new TestServer(new TestServer.Setup().times(times), agent);
                var client = server.connect()) {
            client.send(request(server, "{\"model\":\"a/b\",\"stream\":true," + HI + "}")).head();
            assertThat(client.textChunk()).isEqualTo(": keep-alive\n\n");
            goOn.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientThatGoesAwayEndsTheRunAtOnce(boolean streamed) throws Exception {
        var running = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Agent agent =
                (_, _) -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                };
        try (var server = new TestServer(agent);
                var client = server.connect()) {
            client.send(
                    request(server, "{\"model\":\"a/b\",\"stream\":" + streamed + "," + HI + "}"));
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            client.reset();
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAllowedPageMayAsk() throws Exception {
        try (var server = new TestServer(completions.recording(END))) {
            var origin = "Origin: " + TestServer.EXTENSION + "\r\n";
            var reply = post(server, origin, "{\"model\":\"a/b\"," + HI + "}");
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(TestServer.EXTENSION);
            var preflight =
                    server.ask(
                            "OPTIONS",
                            PATH,
                            origin
                                    + "Access-Control-Request-Method: POST\r\n"
                                    + "Access-Control-Request-Headers: x-session-id\r\n",
                            "");
            assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("x-session-id");
        }
    }
}
