package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;

/// A line over a stream of a session: questions go to the client as requests of ours, and it answers
/// them with a message of its own.
///
/// @param requestId of the request that the call answers
record StreamLine(McpSession session, MessageStream stream, JsonValue requestId) implements Line {
    @Override
    public void tell(JsonObject notification) {
        stream.send(notification);
    }

    @Override
    public void ask(Question question) {
        session.asks(new JsonString(question.id()), question);
        stream.send(
                Rpc.request(
                        question.id(), Question.METHOD, question.form(session.client().version())));
    }

    @Override
    public void withdraw(String questionId) {
        var id = new JsonString(questionId);
        if (!session.withdraws(id)) return;
        var params =
                JsonObject.of("requestId", id).toBuilder()
                        .put("reason", "The person has answered elsewhere, or not in time.")
                        .build();
        stream.send(Rpc.notification("notifications/cancelled", params));
    }

    @Override
    public void finish(JsonObject result) {
        stream.send(Rpc.result(requestId, result));
    }

    @Override
    public void fail(RpcError error) {
        stream.send(Rpc.error(requestId, error));
    }

    @Override
    public void giveUp() {
        // Nobody waits for an answer.
    }
}
