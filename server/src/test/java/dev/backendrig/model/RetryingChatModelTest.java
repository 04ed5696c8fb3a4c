package dev.backendrig.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelInfo.WebSearch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingChatModelTest {
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "", List.of(Message.User.of("Hi")), List.of(), false, Language.ENGLISH);

    private final Script script = new Script();
    private final FakeTime time = new FakeTime();
    private final List<ModelEvent> events = new ArrayList<>();
    private final ChatModel model = model(0.5);

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "SERVER_ERROR", "OVERLOADED", "UNREACHABLE"})
    void triesAPassingFailureAgain(Kind kind) throws Exception {
        script.fail(kind).fail(kind).succeed();
        assertThat(model.stream(REQUEST, events::add).message().text()).isEqualTo("done");
        assertThat(events).containsExactly(new ModelEvent.TextDelta("done"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RATE_LIMITED", "SERVER_ERROR", "OVERLOADED", "UNREACHABLE"})
    void triesNoOtherFailureAgain(Kind kind) {
        script.fail(kind).succeed();
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(time.pauses).isEmpty();
        assertThat(script.attempts).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainWhereARedirectAnswers() {
        var redirect = new ModelException(Kind.UNREACHABLE, "p", 302, null, "d");
        assertThat(RetryPolicy.DEFAULT.pause(1, Duration.ZERO, redirect, 0)).isEmpty();
    }

    @Test
    void givesUpAfterFourAttempts() {
        for (var i = 0; i < 5; i++) script.fail(Kind.OVERLOADED);
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOf(ModelException.class);
        assertThat(script.attempts).isEqualTo(4);
    }

    @Test
    void pausesLongerEachTimeWithFullJitter() {
        for (var i = 0; i < 4; i++) script.fail(Kind.OVERLOADED);
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOf(ModelException.class);
        assertThat(time.pauses)
                .containsExactly(
                        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void pausesAtLeastAsLongAsTheProviderAsks() throws Exception {
        script.fail(Kind.RATE_LIMITED, Duration.ofSeconds(20)).succeed();
        model.stream(REQUEST, events::add);
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void tellsADelayThatIsTooLongInsteadOfWaiting() {
        var asked = Duration.ofSeconds(20).plusNanos(1);
        script.fail(Kind.RATE_LIMITED, asked).succeed();
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.retryAfter()).hasValue(asked));
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void beginsNoAttemptAfterThirtySeconds() {
        script.fail(Kind.RATE_LIMITED, Duration.ofSeconds(16))
                .fail(Kind.RATE_LIMITED, Duration.ofSeconds(16))
                .succeed();
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOf(ModelException.class);
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(16));
    }

    @Test
    void countsTheTimeOfTheAttemptsToo() {
        script.take(Duration.ofSeconds(31)).fail(Kind.SERVER_ERROR).succeed();
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOf(ModelException.class);
        assertThat(script.attempts).isEqualTo(1);
    }

    @Test
    void triesNothingAgainOnceTextWasHandedOver() {
        script.speak(new ModelEvent.TextDelta("half")).fail(Kind.OVERLOADED).succeed();
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOf(ModelException.class);
        assertThat(events).containsExactly(new ModelEvent.TextDelta("half"));
    }

    @Test
    void triesNothingAgainOnceAThoughtWasHandedOver() {
        script.speak(new ModelEvent.ThoughtDelta("hm")).fail(Kind.OVERLOADED).succeed();
        assertThatThrownBy(() -> model.stream(REQUEST, events::add))
                .isInstanceOf(ModelException.class);
        assertThat(script.attempts).isEqualTo(1);
    }

    @Test
    void endsAPauseWhenInterrupted() {
        var real =
                new RetryingChatModel(
                        script,
                        RetryPolicy.DEFAULT,
                        RetryTime.system(),
                        RandomGenerator.getDefault());
        script.fail(Kind.RATE_LIMITED, Duration.ofSeconds(20));
        Thread.currentThread().interrupt();
        var begin = System.nanoTime();
        assertThatThrownBy(() -> real.stream(REQUEST, events::add))
                .isInstanceOf(InterruptedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void isTheModelThatItTriesAgain() {
        assertThat(model.info()).isEqualTo(script.info());
    }

    @Test
    void capsThePauses() {
        var policy =
                new RetryPolicy(
                        99,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(8),
                        Duration.ofHours(1),
                        Duration.ZERO);
        var failure = new ModelException(Kind.OVERLOADED, "p", "d");
        var longest = 1 - Math.ulp(0.5);
        assertThat(policy.pause(4, Duration.ZERO, failure, longest).orElseThrow())
                .isBetween(Duration.ofMillis(7999), Duration.ofSeconds(8));
        assertThat(policy.pause(90, Duration.ZERO, failure, longest).orElseThrow())
                .isBetween(Duration.ofMillis(7999), Duration.ofSeconds(8));
        assertThat(policy.pause(90, Duration.ZERO, failure, 0)).hasValue(Duration.ZERO);
    }

    private ChatModel model(double random) {
        return new RetryingChatModel(
                script,
                RetryPolicy.DEFAULT,
                time,
                new RandomGenerator() {
                    @Override
                    public long nextLong() {
                        return 0;
                    }

                    @Override
                    public double nextDouble() {
                        return random;
                    }
                });
    }

    /// Time that passes only where somebody pauses.
    private static final class FakeTime implements RetryTime {
        private final List<Duration> pauses = new ArrayList<>();
        private Duration now = Duration.ofHours(5);

        @Override
        public Duration now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
            now = now.plus(time);
        }
    }

    /// A model that does in each attempt what comes next, up to a failure or success.
    private final class Script implements ChatModel {
        private final Deque<Consumer<Consumer<ModelEvent>>> steps = new ArrayDeque<>();
        private int attempts;
        private boolean over;

        Script fail(Kind kind) {
            return fail(kind, null);
        }

        Script fail(Kind kind, @Nullable Duration retryAfter) {
            steps.add(_ -> {
                throw new ModelException(kind, "scripted", 0, retryAfter, "as told");
            });
            return this;
        }

        Script speak(ModelEvent event) {
            steps.add(out -> out.accept(event));
            return this;
        }

        Script take(Duration passing) {
            steps.add(_ -> time.now = time.now.plus(passing));
            return this;
        }

        Script succeed() {
            steps.add(out -> {
                out.accept(new ModelEvent.TextDelta("done"));
                over = true;
            });
            return this;
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo("scripted", "script", true, true, WebSearch.NONE);
        }

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> out) {
            attempts++;
            while (!over) steps.remove().accept(out);
            return new ModelTurn(
                    Message.Assistant.of("done"),
                    new Ending(Ending.Kind.COMPLETE, "STOP"),
                    null,
                    List.of());
        }
    }
}
