package dev.backendrig.agent;

import dev.backendrig.browser.RunState;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInterruptedException;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.observe.LogId;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what one [AgentRun] asks for, step by step, and tells the person. Used by one thread.
final class RunDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunDriver.class);

    /// The words for runs that a limit ended.
    static final Set<String> LIMITS =
            Set.of(
                    "step_limit",
                    "time_limit",
                    "taken_over",
                    "repetition",
                    "too_many_calls",
                    "invalid_calls",
                    "length");

    private final AgentParts parts;
    private final RunContext context;
    private final Answer answer;
    private final RunPerson person;
    private final Sentences sentences;
    private final @Nullable BrowserUse browser;
    private final Toolbox tools;
    private final ClientTools clientTools;
    private final ModelOptions options;
    private final boolean modelAlone;
    private final boolean webSearch;
    private final boolean sessionUnknown;
    private final String system;
    private final ModelTalk talk;
    private final ContextKeeper keeper;
    private AgentRun run;
    private boolean searchedSeparately;

    RunDriver(
            AgentParts parts,
            RunRequest request,
            RunContext context,
            Answer answer,
            RunPerson person,
            Attendance attendance) {
        var session = person.session();
        this.parts = parts;
        this.person = person;
        this.context = context;
        this.answer = answer;
        this.sentences = new Sentences(context.language());
        this.talk = new ModelTalk(parts, request, context, answer);
        this.keeper = new ContextKeeper(parts, request, context, talk, answer);
        this.browser = session.map(this::use).orElse(null);
        this.tools =
                new Toolbox(
                        tools().stream()
                                .<Tool>map(tool -> new AttendedTool(tool, attendance))
                                .toList());
        this.clientTools = new ClientTools(request.wishes().tools(), tools);
        this.options = request.wishes().options();
        this.modelAlone = request.wishes().ownSystem();
        this.webSearch = !modelAlone && webSearch();
        this.system = talk.system(request, browser != null);
        for (var hook : parts.hooks()) hook.onBegin(request, context);
        this.run =
                AgentRun.start(
                        parts.limits().of(parts.model().info(), options),
                        History.of(
                                request,
                                new PromptParts(talk.frames(), context)
                                        .of(request, context.browser())),
                        MessageTokens.of(system, clientTools.offered()));
        this.sessionUnknown = request.session().isPresent() && session.isEmpty();
        if (sessionUnknown) {
            answer.send(new RunEvent.Notice(sentences.sessionUnknown()));
        }
    }

    private BrowserUse use(BrowserSession session) {
        return new BrowserUse(
                session,
                context.runId(),
                parts.waitForBrowser(),
                () -> answer.send(new RunEvent.Notice(sentences.browserBusy())),
                this::personLetsGoOn);
    }

    private List<Tool> tools() {
        var all = new ArrayList<Tool>();
        if (!parts.model().info().tools() || browser == null) return all;
        all.addAll(browser.tools());
        var search =
                new WebSearchTool(
                        parts.model(),
                        talk.mask(),
                        context.language(),
                        this::searched,
                        this::providerFailed);
        if (parts.model().info().webSearch() == ModelInfo.WebSearch.ALONE && isNew(search, all)) {
            all.add(search);
        }
        return all;
    }

    /// A browser may have declared a tool of the same name.
    private static boolean isNew(Tool tool, List<Tool> others) {
        var name = tool.spec().name();
        return others.stream().noneMatch(other -> other.spec().name().equals(name));
    }

    private boolean webSearch() {
        return switch (parts.model().info().webSearch()) {
            case NONE -> false;
            case WITH_TOOLS -> true;
            case ALONE -> clientTools.offered().isEmpty();
        };
    }

    private void searched(ModelTurn turn) {
        run = run.also(turn);
        searchedSeparately = true;
    }

    /// Drives the run to its end and tells the person how it ended.
    ///
    /// @return one word for the log and the metrics
    /// @throws InterruptedException if the run was cancelled, but not if its time was up
    String drive(Runs.ActiveRun active) throws InterruptedException {
        RunEnd end;
        try {
            end = steps(active);
            active.beginEnd();
        } catch (InterruptedException e) {
            if (e instanceof ModelInterruptedException given) alsoUsed(given.usage());
            return stopped(active.beginEnd().orElseThrow(() -> interrupted(e)));
        } catch (ModelException e) {
            active.beginEnd();
            return failed(e);
        } catch (RuntimeException e) {
            if (answer.clientFailed()) throw e;
            active.beginEnd();
            return failed(e);
        }
        return ended(end);
    }

    private String stopped(Runs.Stop why) {
        return switch (why) {
            case TIME_LIMIT -> ended(new RunEnd.TimeLimit());
            case CANCELLED -> {
                told(new RunEvent.Cancelled(usage(), run.usage() != null));
                yield "cancelled";
            }
        };
    }

    private RunEnd steps(Runs.ActiveRun active) throws InterruptedException {
        while (true) {
            keeper.tell(run);
            if (!personLetsGoOn()) return new RunEnd.TakenOver();
            switch (run.next(active.elapsed())) {
                case Step.CallModel(var messages) -> callModel(messages);
                case Step.Summarise step ->
                        run = keeper.summarised(run, step, this::providerFailed);
                case Step.CallTool(var call) when clientTools.has(call) -> run = run.handedOver();
                case Step.CallTool(var call) -> callTool(call);
                case Step.Done(var end) -> {
                    return end;
                }
            }
        }
    }

    private void callModel(List<Message> messages) throws InterruptedException {
        var request =
                new ModelRequest(
                        system,
                        talk.shown(messages),
                        clientTools.offered(),
                        webSearch,
                        context.language(),
                        sessionUnknown,
                        options);
        for (var hook : parts.hooks()) request = hook.beforeModelCall(request, context);
        talk.tellNews();
        answer.stepBegins();
        answer.send(new RunEvent.StepBegan(run.steps() + 1));
        person.sees(RunState.Activity.THINKING, run.steps() + 1);
        try {
            run = run.modelAnswered(clientTools.last(talk.ask(request)));
        } catch (ModelException e) {
            run = keeper.afterFailure(run, e);
            return;
        }
        parts.metrics().stepDone();
    }

    private void callTool(ToolCall call) throws InterruptedException {
        var shown = PrivacyHook.readable(call, tools.find(call.name()), talk.mask());
        answer.send(new RunEvent.ToolCalling(shown));
        person.sees(RunState.Activity.ACTING, run.steps());
        var completed = new RunEvent.ToolCompleted(shown, false);
        try {
            var question = parts.gate().ask(run.openCalls(), run.turnBegins(), tools, context);
            if (question.isPresent()) {
                run = run.askedInChat(question.get());
                return;
            }
            var result = parts.gate().call(call, tools, context);
            run = run.toolAnswered(result);
            var told = result.result();
            completed = new RunEvent.ToolCompleted(shown, told.ok(), told.content());
        } finally {
            // Also where the call is given up: until then a panel shows it as being made.
            answer.send(completed);
        }
    }

    /// Blocks while the person uses the browser. How the page is since then is taken in at once: what
    /// a tool sees of it later is newer.
    private boolean personLetsGoOn() throws InterruptedException {
        if (!person.letsGoOn(run.steps())) return false;
        person.takeReturn().ifPresent(this::gaveBack);
        return true;
    }

    private void gaveBack(Takeover.Return back) {
        for (var hook : parts.hooks()) hook.onReturn(back.page(), context);
        run = run.gaveBack(back.page());
    }

    private String ended(RunEnd end) {
        return switch (end) {
            case RunEnd.Answered(var ending, var blank, var acted) ->
                    answered(ending, blank, acted);
            case RunEnd.StepLimit(var steps) -> limited(sentences.stepLimit(steps), "step_limit");
            case RunEnd.TimeLimit() ->
                    limited(sentences.timeLimit(parts.limits().maxTime()), "time_limit");
            case RunEnd.TakenOver() ->
                    limited(sentences.takenOverForLong(parts.persons().takeover()), "taken_over");
            case RunEnd.Repetition(var tool) ->
                    limited(sentences.repetition(tool, parts.limits().repeatStop()), "repetition");
            case RunEnd.TooManyCalls(var calls) ->
                    limited(sentences.tooManyCalls(calls), "too_many_calls");
            case RunEnd.AskedInChat(var question) -> askedInChat(question);
            case RunEnd.HandedOver(var calls) -> {
                closingWords();
                var restored = calls.stream().map(call -> ClientTools.restored(call, talk.mask()));
                told(new RunEvent.HandedOver(restored.toList(), usage(), run.usage() != null));
                yield "handed_over";
            }
            case RunEnd.InvalidCalls() ->
                    limited(
                            sentences.invalidCalls(parts.limits().maxInvalidTurns()),
                            "invalid_calls");
        };
    }

    private String answered(Ending ending, boolean blank, boolean acted) {
        return switch (ending.kind()) {
            case COMPLETE -> {
                if (blank && !modelAlone) {
                    answer.send(new RunEvent.Notice(sentences.noText(acted)));
                }
                closingWords();
                told(new RunEvent.Finished(usage(), run.usage() != null));
                yield "answered";
            }
            case LENGTH -> cutAtLength();
            case PROMPT_BLOCKED, STOPPED, MALFORMED_CALL, UNEXPLAINED ->
                    failed(BadEnding.of(ending, sentences));
        };
    }

    /// Who asks a model alone reads it off the ending.
    private String cutAtLength() {
        return modelAlone ? stopped("length") : limited(sentences.cutAtLength(), "length");
    }

    private String limited(String sentence, String word) {
        answer.send(new RunEvent.Notice(sentence));
        return stopped(word);
    }

    private String stopped(String word) {
        closingWords();
        told(new RunEvent.Stopped(usage(), run.usage() != null));
        return word;
    }

    /// The question comes last: the person's next message is known by it to be an answer.
    private String askedInChat(String question) {
        closingWords();
        answer.send(new RunEvent.Notice(question));
        told(new RunEvent.Finished(usage(), run.usage() != null));
        return "asked_in_chat";
    }

    private void closingWords() {
        if (searchedSeparately) answer.send(new RunEvent.Notice(sentences.searchedSeparately()));
        if (!run.sources().isEmpty()) answer.paragraph(sentences.sources(run.sources()));
    }

    private String failed(BadEnding end) {
        failed(end.failure());
        return end.word();
    }

    private String failed(ModelException e) {
        providerFailed(e);
        alsoUsed(e.usage());
        failed(new ProviderFailure(context.language(), parts.model().info()).of(e));
        return e.kind().name().toLowerCase(Locale.ROOT);
    }

    private void providerFailed(ModelException e) {
        parts.metrics().providerFailed(e.provider(), e.kind());
        LOG.atWarn()
                .addKeyValue("provider", e.provider())
                .addKeyValue("kind", e.kind())
                .addKeyValue("status", e.status())
                .log("provider.failed");
    }

    private String failed(RuntimeException e) {
        LOG.atError().setCause(e).log("run.failed");
        failed(
                new RunFailure(
                        RunFailure.Kind.INTERNAL,
                        sentences.internalError(LogId.of(context.runId())),
                        null));
        return "internal_error";
    }

    private InterruptedException interrupted(InterruptedException e) {
        told(new RunEvent.Interrupted(usage(), run.usage() != null));
        return e;
    }

    private void told(RunEvent lastEvent) {
        answer.send(lastEvent);
        parts.metrics().used(usage());
    }

    private void alsoUsed(Optional<Usage> more) {
        run = run.alsoUsed(more.orElse(null));
    }

    private void failed(RunFailure failure) {
        told(new RunEvent.Failed(failure, usage(), run.usage() != null));
    }

    int stepsMade() {
        return run.steps();
    }

    /// What was used up to now.
    Usage usage() {
        var usage = run.usage();
        return usage == null ? Usage.NONE : usage;
    }

    @Override
    public void close() {
        if (browser != null) browser.close();
    }
}
