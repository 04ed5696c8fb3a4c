package dev.backendrig.agent;

import dev.backendrig.browser.RunState;
import dev.backendrig.browser.session.BrowserPerson;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolTrouble;
import dev.backendrig.observe.LogContext;
import dev.backendrig.observe.LogId;
import dev.backendrig.tool.Toolbox;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of one tool, from the question whether it may be made to what is told of it. Used by one
/// thread, which holds the talk's lock.
final class SingleCall {
    private static final Logger LOG = LoggerFactory.getLogger(SingleCall.class);

    private final AgentParts parts;
    private final ToolAsk ask;
    private final ToolTalk talk;
    private final Runs.ActiveRun active;
    private final Answer answer;
    private final Sentences sentences;
    private final RunContext context;
    private final RunPerson person;

    SingleCall(
            AgentParts parts,
            ToolAsk ask,
            Language language,
            ToolTalk talk,
            Runs.ActiveRun active,
            Answer answer) {
        this.parts = parts;
        this.ask = ask;
        this.talk = talk;
        this.active = active;
        this.answer = answer;
        this.sentences = new Sentences(language);
        this.person = new RunPerson(parts, active, answer, sentences, Optional.of(ask.browser()));
        this.context = context(active.id(), approver(), ask.browser(), talk, language);
    }

    static RunContext context(
            String runId,
            Approver approver,
            BrowserSession browser,
            ToolTalk talk,
            Language language) {
        return new RunContext(
                runId,
                "",
                language,
                Optional.of(browser),
                approver,
                browser.memory(),
                talk.memory());
    }

    /// At the browser, at the client, or at both: the first answer counts.
    private Approver approver() {
        var browser = ask.browser().person();
        if (!ask.showsQuestions() && !browser.canBeAsked()) return Approver.NOBODY;
        return new CardApprover(
                parts.persons(),
                active,
                answer,
                Optional.of(browser).filter(BrowserPerson::canBeAsked));
    }

    ToolResult result() throws InterruptedException {
        var info = parts.model().info();
        answer.send(
                new RunEvent.Started(
                        active.id(), ask.browser().id(), info.provider(), info.model()));
        parts.privacy().site(context).ifPresent(parts.privacy().of(context)::pageIsOn);
        var nothing =
                new RunRequest(
                        "-",
                        null,
                        null,
                        List.of(),
                        RunRequest.GivenPage.NONE,
                        Optional.empty(),
                        null);
        if (talk.begins()) for (var hook : parts.hooks()) hook.onBegin(nothing, context);
        person.begin();
        var outcome = RunState.Outcome.FAILED;
        try (var browser =
                new BrowserUse(
                        ask.browser(),
                        active.id(),
                        parts.waitForBrowser(),
                        () -> answer.send(new RunEvent.Notice(sentences.browserBusy())),
                        this::personLetsGoOn)) {
            var result = called(ask.call(), new Toolbox(browser.tools()));
            outcome = RunState.Outcome.ANSWERED;
            return told(result);
        } catch (InterruptedException e) {
            return told(stopped(e));
        } finally {
            person.end(outcome, 1);
        }
    }

    private ToolAnswer called(ToolCall call, Toolbox tools) throws InterruptedException {
        var shown =
                PrivacyHook.readable(call, tools.find(call.name()), parts.privacy().of(context));
        answer.send(new RunEvent.ToolCalling(shown));
        person.sees(RunState.Activity.ACTING, 1);
        var ok = false;
        var start = System.nanoTime();
        try {
            var left = parts.gate().ask(List.of(call), true, tools, context);
            if (left.isPresent())
                throw new IllegalStateException("Nothing is asked in a chat here");
            var result = parts.gate().call(call, tools, context);
            ok = result.result().ok();
            return result;
        } finally {
            answer.send(new RunEvent.ToolCompleted(shown, ok));
            log(ok, System.nanoTime() - start);
        }
    }

    private void log(boolean ok, long nanos) {
        LogContext.run(
                "run",
                LogId.of(active.id()),
                () ->
                        LOG.atInfo()
                                .addKeyValue("ok", ok)
                                .addKeyValue("ms", nanos / 1_000_000)
                                .log("tool.called"));
    }

    private boolean personLetsGoOn() throws InterruptedException {
        if (!person.letsGoOn(1)) return false;
        person.takeReturn()
                .ifPresent(back -> {
                    for (var hook : parts.hooks()) hook.onReturn(back.page(), context);
                    talk.knows(talk.page().gaveBack(back.page()));
                });
        return true;
    }

    /// What to say where a limit or the person ended it; else the interrupt goes on its way.
    private ToolAnswer stopped(InterruptedException e) throws InterruptedException {
        var why = active.beginEnd().orElseThrow(() -> e);
        var sentence =
                switch (why) {
                    case TIME_LIMIT -> sentences.timeLimit(parts.limits().maxTime());
                    case CANCELLED -> sentences.callStopped();
                };
        var result =
                new ToolResult(
                        ask.call(),
                        false,
                        new JsonString(sentence),
                        List.of(),
                        ToolTrouble.OUTCOME_UNKNOWN,
                        true);
        return new ToolAnswer(result, false);
    }

    private ToolResult told(ToolAnswer result) {
        var told = ToldTurn.of(List.of(result), talk.page());
        talk.knows(told.page());
        var message = talk.frames().of(new Message.ToolResults(told.results()));
        var removed = talk.frames().newlyRemoved();
        if (!removed.isEmpty()) parts.metrics().untrustedRemoved(removed);
        var shown = parts.privacy().of(context).shown(message);
        return ((Message.ToolResults) shown).results().getFirst();
    }
}
