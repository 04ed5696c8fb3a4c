package dev.backendrig.http.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.contract.SocketSchema;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documented examples of the extended socket's messages beside its schema and the running
/// server; a test of the extension reads the same two files.
class SocketExamplesTest {
    private static SocketServer server;

    @BeforeAll
    static void start() throws Exception {
        server = SocketServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<SocketSchema.Example> all() {
        return SocketSchema.examples().stream();
    }

    static Stream<SocketSchema.Example> hellos() {
        return all().filter(SocketExamplesTest::isHello);
    }

    static Stream<SocketSchema.Example> laterMessages() {
        return all().filter(it -> it.from().equals("client") && !isHello(it));
    }

    private static boolean isHello(SocketSchema.Example example) {
        return example.message().string("type").orElse("").equals("hello");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isJudgedByTheSchemaAsItSays(SocketSchema.Example example) {
        var problems = SocketSchema.problems(example.from(), example.message());
        assertThat(problems.isEmpty()).as("%s", problems).isEqualTo(example.valid());
    }

    @Test
    void thereAreGoodAndBadOnesForEachMessage() {
        var good = new TreeSet<String>();
        var bad = new TreeSet<String>();
        all().forEach(it -> (it.valid() ? good : bad).add(type(it)));
        assertThat(good)
                .containsExactlyInAnyOrder(
                        "ActionResult",
                        "Ping",
                        "Pong",
                        "SessionUpdate",
                        "action_request",
                        "approval_request",
                        "approval_result",
                        "approval_withdrawn",
                        "cancel",
                        "context_update",
                        "hello",
                        "run_state",
                        "session_init",
                        "user_gave_back",
                        "user_took_over");
        // Of the two without data there is no bad form.
        assertThat(bad).containsAll(good.stream().filter(it -> !it.matches("P[io]ng")).toList());
    }

    private static String type(SocketSchema.Example example) {
        return example.message().string("type").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("hellos")
    void aHelloIsAnsweredOrRefusedAsItSays(SocketSchema.Example example) throws Exception {
        try (var client = ExtendedClient.silent(server.port(), Map.of())) {
            client.socket().sendText(Json.write(example.message()));
            if (example.valid()) client.expect("session_init");
            else assertThat(client.closed()).startsWith("1008 ");
        }
    }

    @ParameterizedTest
    @MethodSource("laterMessages")
    void aLaterMessageIsTakenOrPassedOverAsItSays(SocketSchema.Example example) throws Exception {
        try (var client = ExtendedClient.connect(server.port(), ExtendedClient.declaring())) {
            var before = useless();
            client.socket().sendText(Json.write(example.message()));
            client.sync();
            assertThat(useless() - before).isEqualTo(example.valid() ? 0 : 1);
        }
    }

    /// Messages that could not be read; not those that nobody waits for, as here.
    private static double useless() {
        return Stream.of("broken", "unknown", "invalid", "binary")
                .mapToDouble(it -> server.count("rig.browser.messages.ignored", "reason", it))
                .sum();
    }

    @Test
    void whatNobodyWaitsForIsCounted() throws Exception {
        try (var client = ExtendedClient.connect(server.port(), ExtendedClient.declaring())) {
            var id = "{'run_id':'0123456789abcdef0123456789abcdef'}";
            client.say("cancel", ExtendedClient.json(id));
            client.say("user_took_over", ExtendedClient.json(id));
            client.say("user_gave_back", ExtendedClient.json(id));
            client.say("hello", ExtendedClient.declaring());
            client.say(
                    "approval_result",
                    JsonObject.of("approval_id", "0123456789abcdef0123456789abcdef").toBuilder()
                            .put("decision", "allow")
                            .build());
            client.sync();
            assertThat(server.count("rig.browser.messages.ignored", "reason", "unexpected"))
                    .isGreaterThanOrEqualTo(5);
        }
    }
}
