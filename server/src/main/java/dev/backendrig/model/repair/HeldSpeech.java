package dev.backendrig.model.repair;

import dev.backendrig.model.ModelEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a model says in one turn on its way to the person, without what is thinking or may be a call.
///
/// Text is held back at most so long, counted whenever the model says something: a provider that falls
/// silent has a deadline of its own. Used by the thread that asks the model.
final class HeldSpeech implements Consumer<ModelEvent> {
    /// How long text waits that begins like a call.
    static final Duration UNCLEAR = Duration.ofSeconds(5);

    /// How long it waits when it has named a tool: slow models write three words in a second.
    static final Duration LIKELY = Duration.ofMinutes(2);

    private final Consumer<ModelEvent> events;
    private final @Nullable CallScan calls;
    private final LongSupplier nanos;
    private final ThinkSplit thinking = new ThinkSplit();
    private final StringBuilder said = new StringBuilder();
    private long heldSince;
    private boolean holding;

    /// @param calls null where no text is a call
    HeldSpeech(Consumer<ModelEvent> events, @Nullable CallScan calls, LongSupplier nanos) {
        this.events = events;
        this.calls = calls;
        this.nanos = nanos;
    }

    @Override
    public void accept(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var text) -> take(thinking.push(text));
            case ModelEvent.ThoughtDelta _ -> events.accept(event);
        }
    }

    /// The model's text is over.
    ///
    /// @param mayCall whether calls in it count
    /// @return what was found; where that is nothing, all text was shown
    CallScan.Found end(boolean mayCall) {
        take(thinking.end());
        var scan = calls;
        if (scan == null) return new CallScan.Found(said.toString(), List.of());
        var found = mayCall ? scan.end() : new CallScan.Found(said.toString(), List.of());
        return found.calls().isEmpty() ? nothing() : found;
    }

    /// Shows what is held back: it is no call.
    CallScan.Found nothing() {
        if (calls != null) show(calls.giveUp());
        return new CallScan.Found(said.toString(), List.of());
    }

    private void take(ThinkSplit.Parts parts) {
        if (!parts.thought().isEmpty()) {
            events.accept(new ModelEvent.ThoughtDelta(parts.thought()));
        }
        if (parts.said().isEmpty()) return;
        said.append(parts.said());
        if (calls == null) show(parts.said());
        else show(inTime(calls, calls.push(parts.said())));
    }

    private String inTime(CallScan scan, String free) {
        var now = nanos.getAsLong();
        if (!scan.isHolding() || !holding || !free.isEmpty()) heldSince = now;
        holding = scan.isHolding();
        var most = scan.isLikely() ? LIKELY : UNCLEAR;
        return holding && now - heldSince > most.toNanos() ? free + scan.giveUp() : free;
    }

    private void show(String text) {
        if (!text.isEmpty()) events.accept(new ModelEvent.TextDelta(text));
    }
}
