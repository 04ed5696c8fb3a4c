package dev.backendrig.http;

import dev.backendrig.http.stream.RunLog;
import dev.backendrig.http.stream.RunLogs;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.util.function.Predicate;

/// `POST /agent/runs/{run_id}/cancel`: has a run end now. Its stream tells when it has.
final class CancelEndpoint implements Endpoint {
    private static final int ACCEPTED = 202;

    private final Predicate<String> cancel;
    private final RunLogs logs;

    /// @param cancel cancels the run of this id; whether there is one that goes on
    CancelEndpoint(Predicate<String> cancel, RunLogs logs) {
        this.cancel = cancel;
        this.logs = logs;
    }

    @Override
    public void answer(Exchange exchange) {
        var id = exchange.segment(2);
        // A run that says its last words cannot be cancelled any more, and has not ended either.
        var goesOn = cancel.test(id) || !log(id).isEnded();
        var answer =
                JsonObject.builder()
                        .put("run_id", id)
                        .put("status", goesOn ? "cancelling" : "ended");
        exchange.response().getHeaders().put("Cache-Control", "no-store");
        exchange.send(ACCEPTED, "application/json", Json.writeBytes(answer.build()));
    }

    private RunLog log(String id) {
        return logs.find(id).orElseThrow(RunEventsEndpoint::unknown);
    }
}
