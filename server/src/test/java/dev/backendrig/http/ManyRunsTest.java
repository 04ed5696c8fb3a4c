package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.message.Usage;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManyRunsTest {
    private static final int RUNS = 300;

    @Test
    void servesHundredsOfRunsThatAllWaitAtTheSameTime() throws Exception {
        var waiting = new CountDownLatch(RUNS);
        Agent agent =
                (_, events) -> {
                    waiting.countDown();
                    if (!waiting.await(20, TimeUnit.SECONDS))
                        throw new IllegalStateException("alone");
                    events.accept(new RunEvent.TextDelta("all here"));
                    events.accept(new RunEvent.Finished(Usage.NONE, true));
                };
        var clients = new ArrayList<RawClient>();
        try (var server = new TestServer(agent)) {
            for (var i = 0; i < RUNS; i++) {
                clients.add(
                        server.connect()
                                .send(
                                        server.request(
                                                "POST",
                                                "/agent/run",
                                                "Content-Type: application/json\r\n",
                                                "{\"message\":\"hi\",\"stream\":true}")));
            }
            for (var client : clients) {
                assertThat(client.read("POST").body()).contains("data: all here", "data: [DONE]");
            }
        } finally {
            for (var client : clients) client.close();
        }
    }
}
