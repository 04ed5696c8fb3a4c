package dev.backendrig.agent;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.ClientSocket;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.safety.Approvals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run that nobody asked for, played once after the start: the JVM links the code that a tool
/// call goes through when it first meets it, and a person's first call is not to wait for that.
///
/// Model and browser are made up, metrics and sessions are its own: nothing of it is sent, counted
/// or logged, and a rehearsal that fails is no fault of the server.
public final class Rehearsal {
    private static final String ID = "rehearsal";

    /// Something of what is looked for in pages: the JVM links the code for it too, and what is known
    /// of the world's phone numbers is read. None of it is anybody's.
    private static final String PAGE =
            """
            Budi, budi@example.com, kartu 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00,
            0812-3456-7890, +62 812 3456 7890, (415) 555-2671, +44 20 7946 0958, 9123 4567,
            [EMAIL_1], pesanan 20240131 Rp125.000, https://example.com/pesanan?nomor=12
            """;

    /// Something of what is looked for in answers.
    private static final String ANSWER =
            "**rehearsal** [EMAIL_1]: [here](https://example.org/?q=budi), `code` \\[EMAIL";

    private Rehearsal() {}

    /// Plays it on the calling thread, with the rules that real runs have.
    public static void play(AgentParts real, SessionSettings settings) throws InterruptedException {
        var registry = new SimpleMeterRegistry();
        var metrics = new RunMetrics(registry);
        var parts =
                new AgentParts(
                        new MadeUpModel(real.model().info()),
                        new ToolGate(real.hooks(), metrics),
                        real.systemPrompt(),
                        real.limits(),
                        real.waitForBrowser(),
                        new PersonParts(
                                new Approvals(Approvals.PATIENCE, registry), PersonParts.TAKEOVER),
                        metrics,
                        real.hooks(),
                        real.privacy().countedIn(metrics));
        var sessions = new SessionRegistry(settings, _ -> false, registry, InstantSource.system());
        var browser = new MadeUpBrowser();
        var session = sessions.open(browser, ID, null);
        browser.session.set(session);
        try (var runs = new Runs(1, 1, metrics);
                var active = runs.begin(parts.limits().maxTime(), Language.ENGLISH)) {
            drive(parts, session, active);
        } finally {
            sessions.closed(browser, session);
            registry.close();
        }
    }

    private static void drive(AgentParts parts, BrowserSession session, Runs.ActiveRun active)
            throws InterruptedException {
        var request =
                new RunRequest(
                        ID,
                        null,
                        null,
                        List.of(),
                        RunRequest.GivenPage.NONE,
                        Optional.empty(),
                        null);
        var context = new RunContext(ID, ID, Language.ENGLISH, Optional.of(session));
        var answer = new Answer(_ -> {}, parts.metrics());
        var person =
                new RunPerson(
                        parts,
                        active,
                        answer,
                        new Sentences(Language.ENGLISH),
                        Optional.of(session));
        try (var driver =
                new RunDriver(parts, request, context, answer, person, Attendance.ALWAYS)) {
            driver.drive(active);
        }
    }

    /// Wants the page read and listed, then an element clicked, and then says a word.
    private record MadeUpModel(ModelInfo info) implements ChatModel {
        private static final List<ToolCall> CALLS =
                List.of(
                        new ToolCall("1", "get_page_content", JsonObject.EMPTY),
                        new ToolCall("2", "get_interactive_elements", JsonObject.EMPTY),
                        new ToolCall(
                                "3", "click_element", JsonObject.builder().put("ref", 1).build()));

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
            var calls = request.messages().size() == 1 ? CALLS : List.<ToolCall>of();
            events.accept(new ModelEvent.TextDelta(ANSWER));
            return new ModelTurn(
                    new Message.Assistant(ANSWER, calls, null),
                    new Ending(Ending.Kind.COMPLETE, ""),
                    null,
                    List.of());
        }
    }

    /// Answers each action at once.
    private static final class MadeUpBrowser implements ClientSocket {
        private final AtomicReference<@Nullable BrowserSession> session = new AtomicReference<>();

        @Override
        public boolean send(String text) {
            var asked = ((JsonObject) Json.parse(text)).object("data").orElse(JsonObject.EMPTY);
            var to = session.get();
            if (to == null) return true;
            var result =
                    JsonObject.builder()
                            .put("request_id", asked.string("request_id").orElse(""))
                            .put("success", true)
                            .put("data", JsonObject.of("text", PAGE))
                            .build();
            to.receive(
                    JsonObject.builder()
                            .put("type", "ActionResult")
                            .put("data", result)
                            .build()
                            .toString());
            return true;
        }

        @Override
        public void close(int code, String reason) {
            // Nothing is open.
        }
    }
}
