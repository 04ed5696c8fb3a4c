package dev.backendrig.agent;

import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.Memory;
import dev.backendrig.language.Language;
import java.util.Optional;

/// What does not change during a run, for hooks and tools.
///
/// @param runId 128 random bits, a secret; logs have its [dev.backendrig.observe.LogId]
/// @param prompt the person's own words; what they name may be trusted. Where they have answered a
///     question in the chat with a plain yes, the prompt that the question came from
/// @param browser the browser that the run drives, empty where there is none
/// @param approver asks the run's person
/// @param session what is remembered of the browser's session; in a run without a browser a memory
///     of the run's own
/// @param own what is remembered of this run
public record RunContext(
        String runId,
        String prompt,
        Language language,
        Optional<BrowserPort> browser,
        Approver approver,
        Memory session,
        Memory own) {
    /// Of a run whose person cannot be asked.
    public RunContext(
            String runId, String prompt, Language language, Optional<BrowserPort> browser) {
        this(runId, prompt, language, browser, Approver.NOBODY, new Memory(), new Memory());
    }

    /// The address of the page that the browser last told of.
    Optional<String> pageUrl() {
        return browser.flatMap(BrowserPort::pageUrl);
    }
}
