package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunFailure;
import dev.backendrig.agent.RunRequest;
import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks for completions over the wire, of runs that tell what a test says.
final class Completions {
    static final String PATH = "/v1/chat/completions";
    static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";
    static final Usage USAGE = new Usage(30, 12, 42, 20, 5);
    static final RunEvent.Finished END = new RunEvent.Finished(USAGE, true);
    static final ToolCall WEATHER = new ToolCall("1", "weather", JsonObject.of("city", "Bandung"));
    static final ToolCall TIME = new ToolCall("2", "time", JsonObject.EMPTY);
    static final String TOOLS =
            """
            ,"tools":[{"type":"function","function":{"name":"weather","strict":true,"parameters":
            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"],
            "additionalProperties":false}}},{"type":"function","function":{"name":"time",
            "description":"What time it is."}}]\
            """;

    private static final String TOKEN = "Authorization: Bearer " + TestServer.PICK_TOKEN + "\r\n";

    private final List<RunRequest> asked = new ArrayList<>();

    /// All runs that were asked for.
    List<RunRequest> asked() {
        return asked;
    }

    /// The run that a body asks for.
    RunRequest asked(String body) throws Exception {
        // An answer that was cut is of no form.
        assertThat(whole(body, new RunEvent.Stopped(USAGE, true)).status()).isEqualTo(200);
        return asked.getFirst();
    }

    /// The run that a body asks for, of who shows the token while one browser is connected.
    RunRequest askedAgent(String body) throws Exception {
        assertThat(agent(new OnlySession.One("only"), body, END).status()).isEqualTo(200);
        return asked.getFirst();
    }

    /// The answer to who shows the token.
    Reply agent(OnlySession browsers, String body, RunEvent... events) throws Exception {
        var setup = new TestServer.Setup().onlyOne(browsers);
        try (var server = new TestServer(setup, recording(events))) {
            return post(server, TOKEN, body);
        }
    }

    /// The answer to who shows nothing.
    Reply whole(String body, RunEvent... events) throws Exception {
        try (var server = new TestServer(recording(events))) {
            return post(server, "", body);
        }
    }

    Agent recording(RunEvent... events) {
        return (request, to) -> {
            asked.add(request);
            for (var event : events) to.accept(event);
        };
    }

    static RunEvent failed(RunFailure.Kind kind, @Nullable Duration retryAfter) {
        return new RunEvent.Failed(
                new RunFailure(kind, "It failed.", retryAfter), Usage.NONE, false);
    }

    static Reply post(TestServer server, String headers, String body) throws Exception {
        return server.ask("POST", PATH, "Content-Type: application/json\r\n" + headers, body);
    }

    static String request(TestServer server, String body) {
        return server.request("POST", PATH, "Content-Type: application/json\r\n", body);
    }

    static JsonObject error(Reply reply) {
        return ((JsonObject) Json.parse(reply.body())).object("error").orElseThrow();
    }

    /// The text with names in place of what differs from run to run.
    static String named(String text) {
        return text.lines()
                        .map(line ->
                                line.replaceAll("(chatcmpl-|call_)[0-9a-f]{32}", "$1ID")
                                        .replaceAll("\"created\":\\d{10}", "\"created\":NOW"))
                        .collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }
}
