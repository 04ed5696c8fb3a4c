package dev.backendrig.agent;

import dev.backendrig.model.ModelEvent;
import java.time.Duration;
import java.util.function.Consumer;

/// The answer as it goes out: hands a run's events on, and puts an empty line between the text of
/// one step and that of the next. Used by the run's thread alone.
final class Answer {
    private static final String BETWEEN_STEPS = "\n\n";

    private final Consumer<RunEvent> events;
    private final RunMetrics metrics;
    private final long startNanos = System.nanoTime();
    private boolean textBefore;
    private boolean textInStep;
    private boolean anyText;
    private boolean clientFailed;

    Answer(Consumer<RunEvent> events, RunMetrics metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    void stepBegins() {
        textBefore |= textInStep;
        textInStep = false;
    }

    void modelSays(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var text) -> text(text);
            case ModelEvent.ThoughtDelta(var text) -> send(new RunEvent.ThoughtDelta(text));
        }
    }

    /// Text that belongs to the answer but stands apart from what the model wrote.
    void paragraph(String text) {
        stepBegins();
        text(text);
    }

    private void text(String text) {
        if (!anyText) metrics.firstText(Duration.ofNanos(System.nanoTime() - startNanos));
        anyText = true;
        if (textBefore && !textInStep && !text.isBlank())
            send(new RunEvent.TextDelta(BETWEEN_STEPS));
        textInStep |= !text.isBlank();
        send(new RunEvent.TextDelta(text));
    }

    /// Whether the model has said anything to be shown in this step.
    boolean saidInStep() {
        return textInStep;
    }

    void send(RunEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            clientFailed = true;
            throw e;
        }
    }

    /// Whether an exception came from the one who takes the events.
    boolean clientFailed() {
        return clientFailed;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
