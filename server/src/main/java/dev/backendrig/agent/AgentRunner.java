package dev.backendrig.agent;

import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.language.Language;
import dev.backendrig.model.ChatModel;
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

    /// @param parts with the model that answers where no other is asked for
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
        var chosen = parts.with(model(request, language));
        new RunStart(chosen, runs, sessions).run(request, language, events, attendance);
    }

    private ChatModel model(RunRequest request, Language language) {
        var name = request.wishes().model();
        if (name == null || name.isBlank()) return parts.model();
        return models.find(name.strip())
                .orElseThrow(() ->
                        new RunRefusedException(
                                RunRefusedException.Reason.UNKNOWN_MODEL,
                                new Sentences(language).unknownModel(),
                                Duration.ZERO));
    }
}
