package dev.backendrig.agent;

import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.language.Language;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.FallbackChatModel;
import dev.backendrig.model.Models;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs requests, each with the model that it asks for. Thread-safe; each run uses the thread that
/// asks for it.
public final class AgentRunner implements Agent {
    private final AgentParts parts;
    private final Models models;
    private final Runs runs;
    private final SessionRegistry sessions;
    private final Languages languages;

    public AgentRunner(
            AgentParts parts,
            Models models,
            Runs runs,
            SessionRegistry sessions,
            Optional<Language> language) {
        this.parts = parts;
        this.models = models;
        this.runs = runs;
        this.sessions = sessions;
        this.languages = new Languages(language);
    }

    @Override
    public void run(RunRequest request, Consumer<RunEvent> events) throws InterruptedException {
        run(request, events, Attendance.ALWAYS);
    }

    @Override
    public void run(RunRequest request, Consumer<RunEvent> events, Attendance attendance)
            throws InterruptedException {
        var language = languages.of(request);
        var model =
                FallbackChatModel.of(
                        model(request, language), models.fallback(), parts.cost()::mayAsk);
        if (!parts.cost().mayAsk(model.info())) throw costsTooMuch(language);
        new RunStart(parts.with(model), runs, sessions).run(request, language, events, attendance);
    }

    private RunRefusedException costsTooMuch(Language language) {
        parts.metrics().runRefused(RunRefusedException.Reason.COST_LIMIT_DAY);
        return new RunRefusedException(
                RunRefusedException.Reason.COST_LIMIT_DAY,
                parts.cost().daySentence(language),
                parts.cost().untilTomorrow());
    }

    private ChatModel model(RunRequest request, Language language) {
        var name = request.wishes().model();
        if (name == null || name.isBlank()) return models.standard();
        return models.find(name.strip())
                .orElseThrow(() ->
                        new RunRefusedException(
                                RunRefusedException.Reason.UNKNOWN_MODEL,
                                new Sentences(language).unknownModel(),
                                Duration.ZERO));
    }
}
