package dev.backendrig.agent;

import dev.backendrig.browser.AbsentBrowser;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.tools.BrowserTools;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolResult;
import dev.backendrig.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Calls single tools for clients that have a model of their own, each call within the limits, rules
/// and privacy of a run. Thread-safe; a call uses the thread that asks for it.
///
/// There is no prompt: nothing is named by the person, so all that is consequential is asked about.
public final class ToolCaller implements ToolCalls {
    private final AgentParts parts;
    private final Runs runs;
    private final Optional<Language> language;

    /// @param parts with the privacy for models outside this process
    /// @param language of all sentences, where it is set
    public ToolCaller(AgentParts parts, Runs runs, Optional<Language> language) {
        this.parts = parts;
        this.runs = runs;
        this.language = language;
    }

    /// The tools of a browser, in its order.
    public static List<Tool> tools(BrowserSession browser) {
        return browser.declaredTools()
                .map(declared -> BrowserTools.of(browser, declared, ""))
                .orElseGet(() -> BrowserTools.of(browser));
    }

    /// The tools that every browser has.
    public static List<Tool> usualTools() {
        return BrowserTools.of(new AbsentBrowser());
    }

    @Override
    public ToolResult call(ToolAsk ask, Consumer<RunEvent> events) throws InterruptedException {
        var spoken = language.orElse(ask.language());
        var talk = ask.talks().of(ask.browser());
        talk.lock().lockInterruptibly();
        try (var active = runs.begin(parts.limits().maxTime(), spoken)) {
            active.useSession(ask.browser().id());
            var answer = new Answer(events, parts.metrics());
            var result = new SingleCall(parts, ask, spoken, talk, active, answer).result();
            active.endsAs("answered");
            return result;
        } finally {
            talk.lock().unlock();
        }
    }

    @Override
    public String masked(String text, BrowserSession browser, ToolTalks talks) {
        var talk = talks.of(browser);
        talk.lock().lock();
        try {
            return parts.privacy()
                    .of(SingleCall.context("", Approver.NOBODY, browser, talk, Language.ENGLISH))
                    .masked(text);
        } finally {
            talk.lock().unlock();
        }
    }
}
