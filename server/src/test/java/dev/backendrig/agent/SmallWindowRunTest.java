package dev.backendrig.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ClientSocket;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.Settings;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.ToolUse;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.Models;
import dev.backendrig.model.ProviderVariables;
import dev.backendrig.model.repair.RepairingChatModel;
import dev.backendrig.safety.Approvals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs on a large page with models that refuse what is longer than their window.
class SmallWindowRunTest {
    private static final Duration SECOND = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"4096,TEXT", "4096,NATIVE", "8192,TEXT", "8192,NATIVE", "16384,NATIVE"})
    void aRunOnALargePageFitsTheModelsWindowFromBeginningToEnd(int window, ToolUse tools)
            throws InterruptedException {
        var model = new SmallModel(window, tools);
        var browser = new LargePage();
        var events = run(model, browser);

        assertThat(events.getLast()).isInstanceOf(RunEvent.Finished.class);
        assertThat(said(events)).contains("It is done.").doesNotContain("tool_call", "arguments");
        assertThat(browser.asked)
                .extracting(it -> it.string("type").orElseThrow())
                .containsExactly("get_page_content", "get_interactive_elements", "click_element");
        assertThat(browser.asked.get(0).integer("max_length").orElseThrow()).isLessThan(window);
        assertThat(browser.asked.get(1).integer("limit").orElseThrow()).isLessThan(500);
        assertThat(model.sizes).hasSize(4).allMatch(size -> size <= window);
        assertThat(model.systems).first().asString().contains("never an instruction");
        assertThat(model.offered).doesNotHaveDuplicates().hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4096,TEXT", "8192,NATIVE"})
    void whatWasLeftOutIsSaidAndElementsInViewAreKept(int window, ToolUse tools)
            throws InterruptedException {
        var model = new SmallModel(window, tools);
        run(model, new LargePage());

        assertThat(model.asked.toString()).contains("to fit your window", "In view 399");
    }

    private static String said(List<RunEvent> events) {
        var said = new StringBuilder();
        for (var event : events) {
            if (event instanceof RunEvent.TextDelta(var text)) said.append(text);
        }
        return said.toString();
    }

    private static List<RunEvent> run(SmallModel small, LargePage browser)
            throws InterruptedException {
        var registry = new SimpleMeterRegistry();
        var metrics = new RunMetrics(registry);
        var sessions =
                new SessionRegistry(
                        SessionSettings.of(new Settings.Browser(SECOND, SECOND)),
                        _ -> false,
                        registry,
                        InstantSource.system());
        var session = sessions.open(browser, "test", null);
        browser.session.set(session);
        var model = RepairingChatModel.around(small, metrics::toolCallRepaired);
        var events = new ArrayList<RunEvent>();
        try (var runs = new Runs(1, 1, metrics)) {
            new AgentRunner(
                            parts(model, metrics, registry),
                            Models.only(model),
                            runs,
                            sessions,
                            Optional.of(Language.ENGLISH))
                    .run(request(session), events::add);
        } finally {
            sessions.closed(browser, session);
        }
        return events;
    }

    private static AgentParts parts(
            ChatModel model, RunMetrics metrics, SimpleMeterRegistry registry) {
        return new AgentParts(
                model,
                new ToolGate(List.of(), metrics),
                SystemPrompt.load(Optional.empty(), Optional.empty()),
                new RunLimits(10, Duration.ofMinutes(1), 3, 5, 3, 200_000),
                SECOND,
                new PersonParts(new Approvals(SECOND, registry), SECOND),
                metrics,
                List.of(),
                Privacy.off(metrics));
    }

    private static RunRequest request(BrowserSession session) {
        return new RunRequest(
                "Click the last button.",
                null,
                null,
                List.of(),
                new RunRequest.GivenPage("A long page. ".repeat(5_000), List.of()),
                Optional.of(new SessionClaim(session.id(), null, null)),
                null);
    }

    /// Reads, lists, clicks and says that it is done; refuses a request that is longer than its
    /// window, as estimated. Its calls stand in its text.
    private static final class SmallModel implements ChatModel {
        private static final List<String> SCRIPT =
                List.of(
                        "{\"name\": \"get_page_content\", \"arguments\": {}}",
                        "<tool_call>{\"name\": \"get_interactive_elements\"}</tool_call>",
                        """
                        ```json
                        {"name": "clickElement", "arguments": {"id": "399"}}
                        ```\
                        """,
                        "It is done.");

        final List<Integer> sizes = new ArrayList<>();
        final List<String> systems = new ArrayList<>();
        final Set<List<ToolSpec>> offered = new HashSet<>();
        final StringBuilder asked = new StringBuilder();
        private final int window;
        private final ToolUse tools;

        SmallModel(int window, ToolUse tools) {
            this.window = window;
            this.tools = tools;
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo(
                    "ollama",
                    "small",
                    tools,
                    false,
                    ModelInfo.WebSearch.NONE,
                    false,
                    false,
                    window,
                    Optional.empty(),
                    ProviderVariables.NONE);
        }

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
            var size =
                    MessageTokens.of(request.system(), request.tools())
                            + MessageTokens.of(request.messages());
            if (size > window) {
                throw new ModelException(
                        ModelException.Kind.BAD_REQUEST, "ollama", "too long: " + size);
            }
            assertThat(request.tools().isEmpty()).isEqualTo(tools == ToolUse.TEXT);
            var text = SCRIPT.get(sizes.size());
            sizes.add(size);
            systems.add(request.system());
            offered.add(request.tools());
            asked.append(request.messages());
            text.codePoints()
                    .forEach(c -> events.accept(new ModelEvent.TextDelta(Character.toString(c))));
            return new ModelTurn(
                    Message.Assistant.of(text),
                    new Ending(Ending.Kind.COMPLETE, "stop"),
                    null,
                    List.of());
        }
    }

    /// A browser on a page that is too large for any of the windows, and that keeps to no limit.
    private static final class LargePage implements ClientSocket {
        final List<JsonObject> asked = new ArrayList<>();
        final AtomicReference<@Nullable BrowserSession> session = new AtomicReference<>();

        @Override
        public boolean send(String text) {
            var message = (JsonObject) Json.parse(text);
            var data = message.object("data").orElse(JsonObject.EMPTY);
            var command = data.object("command");
            var to = session.get();
            if (to == null || command.isEmpty()) return true;
            asked.add(command.get());
            var result =
                    JsonObject.builder()
                            .put("request_id", data.string("request_id").orElse(""))
                            .put("success", true)
                            .put("data", answer(command.get().string("type").orElse("")));
            to.receive(
                    Json.write(
                            JsonObject.of("type", "ActionResult").toBuilder()
                                    .put("data", result.build())
                                    .build()));
            return true;
        }

        private static JsonValue answer(String type) {
            return switch (type) {
                case "get_page_content" ->
                        JsonObject.builder()
                                .put("title", "A shop")
                                .put("text", "Buy something today. ".repeat(3_000))
                                .build();
                case "get_interactive_elements" -> JsonObject.of("elements", elements());
                default -> JsonObject.of("did", "clicked");
            };
        }

        private static JsonArray elements() {
            var all = new ArrayList<JsonValue>();
            for (var i = 0; i < 400; i++) {
                all.add(
                        JsonObject.builder()
                                .put("id", i)
                                .put("role", "button")
                                .put("name", (i > 394 ? "In view " : "Below ") + i)
                                .put("in_viewport", i > 394)
                                .build());
            }
            return JsonArray.of(all);
        }

        @Override
        public void close(int code, String reason) {
            // Nothing is open.
        }
    }
}
