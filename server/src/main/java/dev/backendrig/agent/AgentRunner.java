package dev.backendrig.agent;

import dev.backendrig.browser.Memory;
import dev.backendrig.browser.RunState;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.language.Language;
import dev.backendrig.observe.LogContext;
import dev.backendrig.observe.LogId;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs requests: finds the browser, begins the run within the limits, and drives it to its end.
/// Thread-safe; each run uses the thread that asks for it.
public final class AgentRunner implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRunner.class);

    private final AgentParts parts;
    private final Runs runs;
    private final SessionRegistry sessions;
    private final Languages languages;

    public AgentRunner(
            AgentParts parts, Runs runs, SessionRegistry sessions, Optional<Language> language) {
        this.parts = parts;
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
        var answer = new Answer(events, parts.metrics());
        try (var active = runs.begin(parts.limits().maxTime(), language)) {
            var session = session(request, active);
            var person = new RunPerson(parts, active, answer, new Sentences(language), session);
            var context =
                    new RunContext(
                            active.id(),
                            request.prompt(),
                            language,
                            session.map(s -> s),
                            person,
                            session.map(BrowserSession::memory).orElseGet(Memory::new),
                            new Memory());
            answer.send(begun(context, session));
            LogContext.run(
                    "run",
                    LogId.of(context.runId()),
                    () ->
                            LogContext.run(
                                    "session",
                                    logged(request, session),
                                    () ->
                                            drive(
                                                    request,
                                                    context,
                                                    answer,
                                                    person,
                                                    attendance,
                                                    active)));
        }
    }

    private RunEvent begun(RunContext context, Optional<BrowserSession> session) {
        var info = parts.model().info();
        return new RunEvent.Started(
                context.runId(),
                session.map(BrowserSession::id).orElse(null),
                info.provider(),
                info.model());
    }

    private void drive(
            RunRequest request,
            RunContext context,
            Answer answer,
            RunPerson person,
            Attendance attendance,
            Runs.ActiveRun active)
            throws InterruptedException {
        started(request);
        parts.hooks().forEach(hook -> hook.onBegin(request, context));
        try (var driver = new RunDriver(parts, request, context, answer, person, attendance)) {
            person.begin();
            try {
                active.endsAs(driver.drive(active));
            } finally {
                person.end(shown(active.outcome()), driver.stepsMade());
                ended(active, answer, driver);
            }
        }
    }

    /// The browser of the request. Blocks while an id that is not known yet may still connect; where
    /// the run's time is up or it is cancelled meanwhile there is none, and the run ends by that.
    private Optional<BrowserSession> session(RunRequest request, Runs.ActiveRun active)
            throws InterruptedException {
        if (request.session().isEmpty()) return Optional.empty();
        try {
            var session = sessions.find(request.session().get());
            session.ifPresent(found -> active.useSession(found.id()));
            return session;
        } catch (InterruptedException e) {
            if (!active.isStopped()) throw e;
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static RunState.Outcome shown(String outcome) {
        return switch (outcome) {
            case "answered" -> RunState.Outcome.ANSWERED;
            case "cancelled" -> RunState.Outcome.CANCELLED;
            case String word when RunDriver.LIMITS.contains(word) -> RunState.Outcome.STOPPED;
            case String _ -> RunState.Outcome.FAILED;
        };
    }

    private void started(RunRequest request) {
        var info = parts.model().info();
        LOG.atInfo()
                .addKeyValue("provider", info.provider())
                .addKeyValue("model", info.model())
                .addKeyValue("prompt_chars", request.prompt().length())
                .addKeyValue("history", request.history().size())
                .log("run.started");
    }

    /// `unknown`: an id was sent, and no browser has it.
    private static String logged(RunRequest request, Optional<BrowserSession> session) {
        return session.map(s -> LogId.of(s.id()))
                .orElse(request.session().isPresent() ? "unknown" : "none");
    }

    private static void ended(Runs.ActiveRun active, Answer answer, RunDriver driver) {
        LOG.atInfo()
                .addKeyValue("outcome", active.outcome())
                .addKeyValue("steps", driver.stepsMade())
                .addKeyValue("tokens", driver.usage().total())
                .addKeyValue("ms", answer.elapsed().toMillis())
                .log("run.ended");
    }
}
