package dev.backendrig.agent;

import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.browser.session.SessionSettings;
import dev.backendrig.config.Settings;
import dev.backendrig.language.Language;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Models;
import dev.backendrig.privacy.PrivacySettings;
import dev.backendrig.privacy.Redactor;
import dev.backendrig.privacy.TestDetectors;
import dev.backendrig.safety.Approvals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs without a browser, of one model; values are hidden from it.
final class AgentFixture {
    static final RunLimits LIMITS = new RunLimits(30, Duration.ofMinutes(1), 3, 5, 3);

    private static final Duration SECOND = Duration.ofSeconds(1);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunMetrics metrics = new RunMetrics(registry);
    private final ChatModel model;
    private final RunLimits limits;

    AgentFixture(ChatModel model) {
        this(model, LIMITS);
    }

    AgentFixture(ChatModel model, RunLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    static RunLimits limits(int contextTokens) {
        return new RunLimits(30, Duration.ofMinutes(1), 3, 5, 3, contextTokens);
    }

    // In a compiled record the constructor's picture has lost its @Nullable.
    @SuppressWarnings("NullAway")
    static RunRequest request(String prompt, @Nullable String instruction, Wishes wishes) {
        return new RunRequest(
                prompt,
                instruction,
                null,
                List.of(),
                RunRequest.GivenPage.NONE,
                Optional.empty(),
                null,
                true,
                wishes);
    }

    /// All that a run of this request tells.
    List<RunEvent> run(RunRequest request) throws InterruptedException {
        var events = new ArrayList<RunEvent>();
        var sessions =
                new SessionRegistry(
                        SessionSettings.of(new Settings.Browser(SECOND, SECOND)),
                        _ -> false,
                        registry,
                        InstantSource.system());
        try (var runs = new Runs(1, 1, metrics)) {
            new AgentRunner(
                            parts(),
                            Models.only(model),
                            runs,
                            sessions,
                            Optional.of(Language.ENGLISH))
                    .run(request, events::add);
        }
        return events;
    }

    private AgentParts parts() {
        var redactor = Redactor.of(PrivacySettings.DEFAULT, TestDetectors::find);
        return new AgentParts(
                model,
                new ToolGate(List.of(), metrics),
                SystemPrompt.load(Optional.empty(), Optional.empty()),
                limits,
                SECOND,
                new PersonParts(new Approvals(SECOND, registry), SECOND),
                metrics,
                List.of(),
                new Privacy(redactor, _ -> Optional.empty(), metrics));
    }
}
