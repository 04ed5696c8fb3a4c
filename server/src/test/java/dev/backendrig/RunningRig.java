package dev.backendrig;

import dev.backendrig.agent.RunHook;
import dev.backendrig.browser.session.ExtendedSettings;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.SettingsReader;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.gemini.Chunks;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole server, put together as it really is, on a free port; its provider is a [FakeGemini],
/// or the offline model. Waits for browsers are short.
final class RunningRig implements AutoCloseable {
    static final String KEY = "AIza-test-key-0815";

    /// How long a person may take to answer a question.
    static final Duration APPROVAL = Duration.ofMillis(1_200);

    /// How long a person may keep the page to themselves.
    static final Duration TAKEOVER = Duration.ofMillis(1_200);

    private static final Duration SHORT = Duration.ofMillis(150);

    final FakeGemini gemini = FakeGemini.start();
    final Panel panel;
    private final RunningServer server;

    private RunningRig(Path folder, Map<String, String> settings, List<RunHook> rules)
            throws IOException {
        var environment = new HashMap<>(settings);
        environment.putIfAbsent("PORT", "0");
        environment.putIfAbsent("HOST", "127.0.0.1");
        environment.putIfAbsent("DRAIN_TIMEOUT", "0s");
        environment.putIfAbsent("DATA_DIR", folder.resolve("data").toString());
        environment.putIfAbsent("GEMINI_BASE_URL", gemini.baseUrl().toString());
        environment.putIfAbsent("GEMINI_API_KEY", KEY);
        var read = SettingsReader.read(environment, folder);
        var browsers =
                new SessionSettings(
                        read.browser().readTimeout(),
                        read.browser().actionTimeout(),
                        Duration.ofSeconds(10),
                        SHORT,
                        SHORT,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60),
                        1024 * 1024);
        server = Assembly.start(read, waits(browsers), rules);
        panel = new Panel(server.address());
    }

    private static Waits waits(SessionSettings browsers) {
        var extended =
                new ExtendedSettings(
                        Duration.ofSeconds(5),
                        256 * 1024,
                        Duration.ofSeconds(3),
                        SHORT,
                        1024 * 1024);
        return new Waits(browsers, extended, SHORT, APPROVAL, TAKEOVER);
    }

    static RunningRig start(Path folder, Map<String, String> settings) throws IOException {
        return new RunningRig(folder, settings, List.of());
    }

    /// With the model that needs no key, and with rules of a test's own.
    static RunningRig startOffline(Path folder, RunHook... rules) throws IOException {
        return new RunningRig(folder, Map.of("MODEL_PROVIDER", "offline"), List.of(rules));
    }

    /// With rules of a test's own.
    static RunningRig start(Path folder, RunHook... rules) throws IOException {
        return new RunningRig(folder, Map.of(), List.of(rules));
    }

    int port() {
        return server.address().getPort();
    }

    /// Lets the provider answer the next request with these chunks.
    RunningRig answers(JsonValue... chunks) {
        gemini.enqueue(Reply.stream(chunks));
        return this;
    }

    /// Lets the provider call a tool with these arguments, and then say that it is done.
    void calls(String tool, JsonObject arguments) {
        answers(Chunks.call(tool, arguments), Chunks.finish("STOP"));
        answers(Chunks.text("Done."), Chunks.finish("STOP"));
    }

    /// The body of a request to the provider, counted from the first.
    JsonObject sent(int index) {
        return gemini.requests().get(index).json();
    }

    /// A text for a model with the marks of its frames replaced by one word.
    static String unmarked(String text) {
        return text.replaceAll("<<<page [0-9a-f]{8} ", "<<<page MARK ")
                .replaceAll("page [0-9a-f]{8}>>>", "page MARK>>>");
    }

    /// A result of a tool without its frame, which must be there.
    static JsonObject unframed(JsonObject result) {
        var names = List.copyOf(result.members().keySet());
        var first = names.getFirst();
        var last = names.getLast();
        if (!unmarked(first).startsWith("<<<page MARK (")
                || !unmarked(last).equals("page MARK>>>")) {
            throw new AssertionError("no frame around " + result);
        }
        return result.toBuilder().remove(first).remove(last).build();
    }

    /// The parts of the last content of the provider's last request.
    List<JsonObject> lastParts() {
        return gemini.requests().getLast().parts(-1);
    }

    /// What the model was told last about its calls, in order.
    List<JsonObject> toolResponses() {
        return lastParts().stream()
                .flatMap(part -> part.object("functionResponse").stream())
                .toList();
    }

    /// What the model was told of its first call, which failed.
    String toolError() {
        return toolResponses()
                .getFirst()
                .object("response")
                .flatMap(it -> it.string("error"))
                .orElseThrow();
    }

    @Override
    public void close() {
        server.drainAndStop();
        gemini.close();
    }
}
