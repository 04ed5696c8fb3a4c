package dev.backendrig.http.openai;

import java.util.Locale;

/// Why a completion is over.
public enum FinishReason {
    /// The model had said all it wanted, or one of the client's stop texts.
    STOP,
    /// A limit: of tokens, or one of the server's own, which the answer then names.
    LENGTH,
    /// The client is to call tools.
    TOOL_CALLS,
    /// The provider broke the answer off.
    CONTENT_FILTER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
