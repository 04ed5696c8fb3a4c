package dev.backendrig.agent;

import dev.backendrig.browser.Memory;
import dev.backendrig.browser.RunState;
import dev.backendrig.browser.session.BrowserPerson;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.language.Language;
import dev.backendrig.observe.LogContext;
import dev.backendrig.observe.LogId;
import dev.backendrig.safety.Grants;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins a run of one model: finds the browser, begins the run within the limits, and drives it to
/// its end. Immutable; each run uses the thread that asks for it.
///
/// @param parts with the model that answers
record RunStart(AgentParts parts, Runs runs, SessionRegistry sessions) {
    private static final Logger LOG = LoggerFactory.getLogger(RunStart.class);

    /// Runs the request as [Agent#run] does.
    void run(
            RunRequest request, Language language, Consumer<RunEvent> events, Attendance attendance)
            throws InterruptedException {
        var answer = new Answer(events, parts.metrics());
        try (var active = runs.begin(parts.limits().maxTime(), language)) {
            var session = session(request, active);
            var wanted = wanted(request, language, session, attendance, active);
            var person =
                    new RunPerson(parts, active, answer, new Sentences(wanted.language()), session);
            var approver = approver(request, wanted, session, attendance, answer, active);
            var context = context(ownWords(wanted, attendance), session, approver, active);
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

    private Wanted wanted(
            RunRequest request,
            Language language,
            Optional<BrowserSession> session,
            Attendance attendance,
            Runs.ActiveRun active) {
        // A yes in the chat is a person's alone.
        var mayAnswer = session.isPresent() && attendance.promptIsPersons();
        var claim = mayAnswer ? request.session() : Optional.<SessionClaim>empty();
        return Wanted.of(request, language, parts.persons(), claim, active.id());
    }

    private static Wanted ownWords(Wanted wanted, Attendance attendance) {
        return attendance.promptIsPersons()
                ? wanted
                : new Wanted("", wanted.language(), wanted.released());
    }

    private static RunContext context(
            Wanted wanted,
            Optional<BrowserSession> session,
            Approver approver,
            Runs.ActiveRun active) {
        var own = new Memory();
        own.of(Grants.class, Grants::new).release(wanted.released());
        return new RunContext(
                active.id(),
                wanted.prompt(),
                wanted.language(),
                session.map(s -> s),
                approver,
                session.map(BrowserSession::memory).orElseGet(Memory::new),
                own);
    }

    /// A card where one can be shown, at the browser or at the client; else a question in the chat.
    private Approver approver(
            RunRequest request,
            Wanted wanted,
            Optional<BrowserSession> session,
            Attendance attendance,
            Answer answer,
            Runs.ActiveRun active) {
        var browser = session.map(BrowserSession::person);
        var canShow =
                attendance.showsQuestions()
                        || browser.filter(BrowserPerson::canBeAsked).isPresent();
        if (canShow) return new CardApprover(parts.persons(), active, answer, browser);
        if (!attendance.promptIsPersons()) return Approver.NOBODY;
        return session.flatMap(_ -> request.session())
                .<Approver>map(it -> new ChatApprover(parts.persons(), active.id(), it, wanted))
                .orElse(Approver.NOBODY);
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
            case "answered", "asked_in_chat" -> RunState.Outcome.ANSWERED;
            case "cancelled" -> RunState.Outcome.CANCELLED;
            case String word when LimitEnd.WORDS.contains(word) -> RunState.Outcome.STOPPED;
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
                .addKeyValue("cost_usd", driver.cost())
                .addKeyValue("ms", answer.elapsed().toMillis())
                .log("run.ended");
    }
}
