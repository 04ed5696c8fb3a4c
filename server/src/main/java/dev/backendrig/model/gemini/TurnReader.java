package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.http.EventReader;
import dev.backendrig.model.http.EventSink;
import dev.backendrig.model.http.Framing;
import dev.backendrig.model.http.ProviderExchange;
import java.time.Duration;

/// Makes a turn of one successful response. Used by one thread, once.
///
/// A `[DONE]`, which some gateways append after the fashion of another API, says nothing here.
final class TurnReader implements EventSink {
    private final TurnBuilder turn;

    TurnReader(TurnBuilder turn) {
        this.turn = turn;
    }

    ModelTurn read(ProviderExchange exchange, Duration idleTimeout) throws InterruptedException {
        new EventReader(exchange, Framing.EVENTS, idleTimeout, this).read();
        return turn.build();
    }

    @Override
    public void take(String type, JsonObject chunk) {
        if (chunk.has("error")) {
            throw GeminiErrors.of(0, chunk.object("error").orElse(JsonObject.EMPTY), null);
        }
        turn.add(chunk);
    }

    @Override
    public boolean finished() {
        return turn.finished();
    }
}
