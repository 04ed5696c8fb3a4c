package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;

/// What leads from a call to the client that waits for it. Thread-safe; nothing blocks.
interface Line {
    /// Tells something on the way.
    void tell(JsonObject notification);

    /// Shows the client's person a question.
    void ask(Question question);

    /// The question is not open any more.
    void withdraw(String questionId);

    /// The call is over.
    void finish(JsonObject result);

    /// The call failed by the protocol's rules.
    void fail(RpcError error);

    /// The client gave the call up: it gets no answer.
    void giveUp();
}
