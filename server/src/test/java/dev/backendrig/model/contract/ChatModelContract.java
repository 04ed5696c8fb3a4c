package dev.backendrig.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every model keeps to, whoever speaks in it and over whatever wire. [WireContract] adds what
/// every provider behind a network keeps to.
@Timeout(60)
public abstract class ChatModelContract {
    /// The name of a tool that a call is made of.
    protected static final String TOOL = "scroll_to";

    private static final int MANY = 16;

    protected abstract ChatModel model();

    /// Sees to it that the next turn is text of several pieces, and gives what asks for it.
    protected abstract ModelRequest askForText();

    /// Sees to it that the next turn is a call of [#TOOL], and gives what asks for it.
    protected abstract ModelRequest askForCall();

    @Test
    void tellsWhoItIs() {
        var info = model().info();
        assertThat(info.provider()).isNotBlank();
        assertThat(info.model()).isNotBlank();
        assertThat(info.tools()).isTrue();
    }

    @Test
    void speaksInPiecesThatMakeItsText() throws Exception {
        var events = new ArrayList<ModelEvent>();
        var turn = model().stream(askForText(), events::add);
        assertThat(events).hasSizeGreaterThan(1);
        assertThat(joined(events)).isEqualTo(turn.message().text()).isNotBlank();
        assertThat(turn.calls()).isEmpty();
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void speaksOnTheCallersThread() throws Exception {
        var threads = new ArrayList<Thread>();
        model().stream(askForText(), _ -> threads.add(Thread.currentThread()));
        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    void tellsWhatACallTook() throws Exception {
        assertThat(model().stream(askForText(), _ -> {}).usage()).isNotNull();
    }

    @Test
    void callsAToolThatIsOffered() throws Exception {
        var turn = model().stream(askForCall(), _ -> {});
        assertThat(turn.calls()).hasSize(1);
        assertThat(turn.calls().getFirst().name()).isEqualTo(TOOL);
        assertThat(turn.calls().getFirst().id()).isNotBlank();
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void goesOnAfterTheResultsOfItsCalls() throws Exception {
        var request = askForCall();
        var turn = model().stream(request, _ -> {});
        var next = askForText();
        var messages = new ArrayList<>(request.messages());
        messages.add(turn.message());
        messages.add(results(turn));
        var answer =
                model().stream(
                        new ModelRequest(
                                next.system(),
                                messages,
                                request.tools(),
                                false,
                                request.language()),
                        _ -> {});
        assertThat(answer.message().text()).isNotBlank();
    }

    @Test
    void takesAPromptWithAPicture() throws Exception {
        var request = askForText();
        var picture = new Part.Image("image/png", "iVBORw0KGgo=");
        var user = new Message.User(List.of(new Part.Text("What is this?"), picture));
        var turn =
                model().stream(
                        new ModelRequest(
                                request.system(),
                                List.of(user),
                                List.of(),
                                false,
                                request.language()),
                        _ -> {});
        assertThat(turn.message().text()).isNotBlank();
    }

    @Test
    void doesNotBeginWhereTheThreadIsInterrupted() {
        var events = new ArrayList<ModelEvent>();
        var request = askForText();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model().stream(request, events::add))
                .isInstanceOf(InterruptedException.class);
        assertThat(events).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void stopsInTheMiddleWhereTheThreadIsInterrupted() {
        var events = new ArrayList<ModelEvent>();
        var request = askForText();
        assertThatThrownBy(() ->
                        model().stream(
                                request,
                                event -> {
                                    events.add(event);
                                    Thread.currentThread().interrupt();
                                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(events).isNotEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void letsAnExceptionOfTheReceiverPass() {
        var request = askForText();
        assertThatThrownBy(() ->
                        model().stream(
                                request,
                                _ -> {
                                    throw new IllegalStateException("the reader is gone");
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the reader is gone");
    }

    @Test
    void servesManyCallsAtOnce() throws Exception {
        var calls = new ArrayList<FutureTask<String>>();
        for (var i = 0; i < MANY; i++) {
            var request = askForText();
            var call = new FutureTask<>(() -> model().stream(request, _ -> {}).message().text());
            calls.add(call);
            Thread.ofVirtual().start(call);
        }
        for (var call : calls) assertThat(call.get(30, TimeUnit.SECONDS)).isNotBlank();
    }

    @Test
    void preparesItselfWithoutSayingAnything() throws Exception {
        model().prepare();
        assertThat(model().stream(askForText(), _ -> {}).message().text()).isNotBlank();
    }

    private static Message.ToolResults results(ModelTurn turn) {
        return new Message.ToolResults(
                turn.calls().stream()
                        .map(call -> new ToolResult(call, true, new JsonString("Done."), List.of()))
                        .toList());
    }

    private static String joined(List<ModelEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            if (event instanceof ModelEvent.TextDelta(var piece)) text.append(piece);
        }
        return text.toString();
    }
}
