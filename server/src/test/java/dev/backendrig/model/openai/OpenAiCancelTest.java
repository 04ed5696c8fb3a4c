package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.text;
import static dev.backendrig.model.openai.OpenAiChunks.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.message.Usage;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInterruptedException;
import dev.backendrig.model.gemini.FakeGeminiCall;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A call is given up within 100 ms, connection and all.
class OpenAiCancelTest {
    private static final Duration PROMPT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OpenAiFixture openai = new OpenAiFixture();
    private final Gate never = new Gate();

    @AfterEach
    void close() {
        never.open();
        openai.close();
    }

    @Test
    void beforeItBegins() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> openai.ask(Reply.stream()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void whileWaitingForTheHead() throws Exception {
        openai.fake.enqueue(Reply.silentUntil(never));
        var run = new Run(_ -> {});
        var call = openai.fake.takeCall();
        run.giveUp(call);
    }

    @Test
    void whileOnlyCommentsCome() throws Exception {
        openai.fake.enqueue(Reply.stream().raw(": OPENROUTER PROCESSING\n\n").hold(never));
        var run = new Run(_ -> {});
        var call = openai.fake.takeCall();
        run.giveUp(call);
    }

    @Test
    void whileTheModelIsSilentInTheMiddleAndTellsWhatWasUsed() throws Exception {
        var counts = usage("{'prompt_tokens':5,'completion_tokens':1,'total_tokens':6}");
        openai.fake.enqueue(Reply.stream(counts, text("Hel")).hold(never));
        var spoken = new Gate();
        var run = new Run(_ -> spoken.open());
        assertThat(spoken.await(PATIENCE)).isTrue();
        var end = run.giveUp(openai.fake.takeCall());
        assertThat(((ModelInterruptedException) end).usage()).contains(new Usage(5, 1, 6, 0, 0));
    }

    @Test
    void whileTheModelSpeaksWithoutAPause() throws Exception {
        var reply = Reply.stream();
        for (var i = 0; i < 20_000; i++) reply.event(text("word "));
        openai.fake.enqueue(reply);
        var spoken = new Gate();
        var run = new Run(_ -> spoken.open());
        assertThat(spoken.await(PATIENCE)).isTrue();
        run.giveUp(openai.fake.takeCall());
    }

    @Test
    void whileAnErrorBodyIsRead() throws Exception {
        openai.fake.enqueue(Reply.status(503).raw("{").hold(never));
        var run = new Run(_ -> {});
        var call = openai.fake.takeCall();
        run.giveUp(call);
    }

    @Test
    void closingTheModelEndsItsCalls() throws Exception {
        openai.fake.enqueue(Reply.silentUntil(never));
        var run = new Run(_ -> {});
        var call = openai.fake.takeCall();
        openai.model.close();
        assertThat(run.end()).isNotNull();
        assertThat(call.awaitClientClosed(PATIENCE)).isTrue();
    }

    /// A call on a virtual thread of its own.
    private final class Run {
        private final FutureTask<@Nullable Exception> end;
        private final Thread thread;

        Run(Consumer<ModelEvent> events) {
            end =
                    new FutureTask<>(() -> {
                        try {
                            openai.model.stream(OpenAiFixture.HELLO, events);
                            return null;
                        } catch (InterruptedException | RuntimeException e) {
                            return e;
                        }
                    });
            thread = Thread.ofVirtual().start(end);
        }

        Exception giveUp(FakeGeminiCall call) throws Exception {
            var begin = System.nanoTime();
            thread.interrupt();
            var thrown = end();
            assertThat(thrown).isInstanceOf(InterruptedException.class);
            var left = PROMPT.minusNanos(System.nanoTime() - begin);
            assertThat(left).isPositive();
            assertThat(call.awaitClientClosed(left)).isTrue();
            if (thrown == null) throw new AssertionError("the call ended well");
            return thrown;
        }

        @Nullable Exception end() throws Exception {
            return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
