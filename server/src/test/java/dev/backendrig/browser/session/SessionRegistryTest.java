package dev.backendrig.browser.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What only shows when threads meet at the wrong moment; the rest is tried over real sockets.
class SessionRegistryTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final SessionSettings SETTINGS =
            new SessionSettings(MOMENT, MOMENT, MOMENT, MOMENT, MOMENT, MOMENT, MOMENT, 1);

    private final ResumeTokens tokens = ResumeTokens.ofThisProcess();
    private final SessionRegistry registry =
            new SessionRegistry(
                    SETTINGS,
                    ExtendedSettings.DEFAULT,
                    tokens,
                    _ -> false,
                    new SimpleMeterRegistry(),
                    InstantSource.system());

    @Test
    void whoeverFindsASessionFindsItsTools() throws Exception {
        var ids = new RandomIds();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 2_000; i++) {
                var id = ids.next();
                Callable<Integer> tools = () -> tools(id);
                var found = threads.submit(tools);
                registry.greet(new Socket(), hello(tokens.of(id, null)), ids.next(), null);
                assertThat(found.get(MOMENT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    private int tools(String id) throws InterruptedException {
        var session = registry.find(new SessionClaim(id, null, null)).orElseThrow();
        return session.declaredTools().orElseThrow().size();
    }

    private static Hello hello(String token) {
        var tool =
                JsonObject.of("name", "look").toBuilder()
                        .put("description", "Looks.")
                        .put("effect", "read")
                        .put("input_schema", JsonObject.of("type", "object"))
                        .build();
        var data =
                JsonObject.of("resume_token", token).toBuilder()
                        .put("protocol", 2)
                        .put("tools", JsonArray.of(tool))
                        .build();
        var message = JsonObject.of("type", "hello").toBuilder().put("data", data).build();
        return ((HelloReading.Understood) HelloReader.read(message.toString())).hello();
    }
}
