package dev.backendrig.agent;

import dev.backendrig.browser.AbsentBrowser;
import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.tools.BrowserTools;
import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ChatModel;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.detector.Detectors;
import dev.backendrig.safety.Approvals;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.acts.ActsJudge;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A run with every default on that reads a page of 15,000 characters in which 50 values stand.
final class ReadingRun {
    private static final String URL = "https://toko.example/pesanan";
    private static final String PROMPT = "Rangkum halaman ini untuk saya.";
    private static final int VALUES = 50;
    private static final int PAGE_CHARS = 15_000;
    private static final ToolCall CALL = new ToolCall("1", "get_page_content", JsonObject.EMPTY);
    private static final ToolOutcome PAGE = ToolOutcome.Done.of(page());

    /// What does not change from run to run.
    static final class Defaults {
        private final RunMetrics metrics = new RunMetrics(new SimpleMeterRegistry());
        private final List<RunHook> hooks =
                List.of(
                        new ReadingHook(),
                        new SiteHook(),
                        new ActsHook(
                                ActsJudge.load(_ -> false), url -> Site.of(url).map(Site::text)));
        private final AgentParts parts;
        private final Tool tool =
                BrowserTools.of(new AbsentBrowser()).stream()
                        .filter(it -> it.spec().name().equals(CALL.name()))
                        .findFirst()
                        .orElseThrow();

        Defaults(ChatModel model) {
            var settings = PrivacySettings.DEFAULT;
            var detectors =
                    Detectors.of(
                            settings.kinds(), List.of("ID", "US", "GB", "SG", "MY"), List.of());
            var privacy =
                    new Privacy(
                            Redactor.of(settings, detectors::find),
                            url -> Site.of(url).map(Site::text),
                            metrics);
            var registry = new SimpleMeterRegistry();
            parts =
                    new AgentParts(
                            model,
                            new ToolGate(hooks, metrics),
                            SystemPrompt.load(Optional.empty(), Optional.empty()),
                            new RunLimits(3, PersonParts.TAKEOVER, 3, 5, 3),
                            PersonParts.TAKEOVER,
                            new PersonParts(
                                    new Approvals(Approvals.PATIENCE, registry),
                                    PersonParts.TAKEOVER),
                            metrics,
                            hooks,
                            privacy);
        }
    }

    private final Defaults defaults;
    private final RunContext context =
            new RunContext("run", PROMPT, Language.INDONESIAN, Optional.of(new Shop()));
    private final Answer answer;
    private final ModelTalk talk;
    private final List<Message> messages =
            List.of(
                    new Message.User(List.of(new Part.Text(PROMPT))),
                    new Message.Assistant("", List.of(CALL), null),
                    new Message.ToolResults(
                            List.of(new ToolResult(CALL, true, page(), List.of()))));

    ReadingRun(Defaults defaults, Consumer<RunEvent> events) {
        this.defaults = defaults;
        var request =
                new RunRequest(
                        PROMPT,
                        null,
                        null,
                        List.of(),
                        RunRequest.GivenPage.NONE,
                        Optional.empty(),
                        null);
        answer = new Answer(events, defaults.metrics);
        talk = new ModelTalk(defaults.parts, request, context, answer);
    }

    /// What the hooks do with the page when the tool has brought it.
    ToolOutcome hooksLearn() {
        var outcome = PAGE;
        for (var hook : defaults.hooks) {
            outcome = hook.onOutcome(CALL, defaults.tool, outcome, context);
        }
        return outcome;
    }

    /// The conversation as the model is to see it.
    List<Message> shown() {
        return talk.shown(messages);
    }

    ModelTalk talk() {
        return talk;
    }

    Answer answer() {
        return answer;
    }

    private static JsonObject page() {
        var text = new StringBuilder();
        for (var i = 0; i < VALUES; i++) {
            text.append("Pesanan nomor ").append(i).append(" atas nama pembeli");
            text.append(i).append("@contoh.co.id dikirim ke alamat yang tercatat. ");
        }
        while (text.length() < PAGE_CHARS) {
            text.append("Semua harga sudah termasuk pajak dan dapat berubah sewaktu-waktu.\n");
        }
        text.setLength(PAGE_CHARS);
        return JsonObject.builder()
                .put("title", "Pesanan")
                .put("url", URL)
                .put("text", text.toString())
                .build();
    }

    /// A browser that is on a page.
    private record Shop() implements BrowserPort {
        @Override
        public BrowserResult perform(BrowserCommand command) {
            return new BrowserResult.Disconnected();
        }

        @Override
        public Optional<String> pageUrl() {
            return Optional.of(URL);
        }

        @Override
        public Optional<String> pageTitle() {
            return Optional.of("Pesanan");
        }

        @Override
        public Optional<Part.Image> takeScreenshot() {
            return Optional.empty();
        }
    }
}
