package dev.backendrig.client;

/// Reads the data of an event of protocol 2.
final class EventMapping {
    private EventMapping() {}

    /// @throws IllegalArgumentException if the data is not what it should be
    static RigEvent event(long id, String name, String text) {
        var value = JsonReader.read(text);
        return Fields.of(value)
                .map(data -> known(id, name, data))
                .orElseGet(() -> new RigEvent.Other(id, name, value));
    }

    private static RigEvent known(long id, String name, Fields data) {
        return switch (name) {
            case "run" ->
                    new RigEvent.Run(
                            id,
                            data.needed("run_id"),
                            data.find("session_id"),
                            data.text("model"),
                            data.text("provider"));
            case "text" -> new RigEvent.Text(id, data.text("delta"), data.isTrue("notice"));
            case "model" ->
                    new RigEvent.ModelChanged(id, data.text("model"), data.text("provider"));
            case "thought" -> new RigEvent.Thought(id, data.text("delta"));
            case "tool" -> tool(id, data);
            case "approval" -> approval(id, data);
            case "privacy" -> new RigEvent.Privacy(id, data.object("kinds").members());
            case "cleaned" -> new RigEvent.Cleaned(id, data.object("kinds").members());
            case "usage" -> new RigEvent.Used(id, Usage.of(data));
            case "error" -> new RigEvent.Failure(id, data.text("message"), data.text("code"));
            case "done" -> new RigEvent.Done(id, Outcome.of(data.needed("outcome")));
            default -> new RigEvent.Other(id, name, data.members());
        };
    }

    private static RigEvent tool(long id, Fields data) {
        var callId = data.text("id");
        var name = data.text("name");
        if (data.text("status").equals("calling")) {
            var arguments = data.object("arguments").members();
            return new RigEvent.ToolCalling(id, callId, name, arguments);
        }
        var ok = data.isTrue("ok");
        var millis = data.number("ms");
        return new RigEvent.ToolCompleted(id, callId, name, ok, data.find("result"), millis);
    }

    private static RigEvent approval(long id, Fields data) {
        var status = data.text("status");
        if (status.equals("asked")) return new RigEvent.ApprovalAsked(id, Question.of(data));
        var forSite = data.text("scope").equals("site");
        return new RigEvent.ApprovalSettled(id, data.needed("approval_id"), status, forSite);
    }
}
