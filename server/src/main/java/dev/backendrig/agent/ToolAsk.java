package dev.backendrig.agent;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolCall;

/// The wish of a client with a model of its own to have one tool of a browser called.
///
/// @param talks where what the client has seen is kept
/// @param language of what the person is asked and told
/// @param showsQuestions whether the client shows its person the questions of [RunEvent.ApprovalAsked]
///     and brings their answers
public record ToolAsk(
        BrowserSession browser,
        ToolCall call,
        ToolTalks talks,
        Language language,
        boolean showsQuestions) {}
