package dev.backendrig.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.offline.OfflineChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackChatModelTest {
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "", List.of(Message.User.of("Hi")), List.of(), false, Language.ENGLISH);

    private final Scripted first = new Scripted("first");
    private final Scripted second = new Scripted("second");
    private final Scripted third = new Scripted("third");
    private final List<ModelEvent> events = new ArrayList<>();
    private final ChatModel model =
            FallbackChatModel.of(first, List.of(second, first, third), _ -> true);

    @ParameterizedTest
    @EnumSource(
            names = {
                "RATE_LIMITED",
                "QUOTA_EXHAUSTED",
                "OVERLOADED",
                "SERVER_ERROR",
                "UNREACHABLE",
                "NO_FIRST_EVENT",
                "IDLE"
            })
    void theNextSpeaksInAnOutageAndTheRunStaysWithIt(Kind kind) throws Exception {
        first.failure = kind;
        assertThat(model.stream(REQUEST, events::add).message().text()).isEqualTo("second");
        assertThat(model.info().model()).isEqualTo("second");
        first.failure = null;
        assertThat(model.stream(REQUEST, events::add).message().text()).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "RATE_LIMITED",
                "QUOTA_EXHAUSTED",
                "OVERLOADED",
                "SERVER_ERROR",
                "UNREACHABLE",
                "NO_FIRST_EVENT",
                "IDLE"
            })
    void whatThePersonMustMendIsTold(Kind kind) {
        first.failure = kind;
        assertThat(fail().kind()).isEqualTo(kind);
        assertThat(second.calls).isZero();
    }

    @Test
    void oneThatCostsTooMuchIsPassedOver() throws Exception {
        first.failure = Kind.OVERLOADED;
        var capped =
                FallbackChatModel.of(
                        first, List.of(second, third), it -> !it.model().equals("second"));
        assertThat(capped.stream(REQUEST, events::add).message().text()).isEqualTo("third");
        assertThat(second.calls).isZero();
    }

    @Test
    void nobodyGoesOnForAModelThatHasBegunToSpeak() {
        first.failure = Kind.IDLE;
        first.speaksBefore = true;
        assertThat(fail().others()).isZero();
        assertThat(second.calls).isZero();
    }

    @Test
    void whereAllFailTheFirstFailureCountsTheOthers() {
        first.failure = Kind.QUOTA_EXHAUSTED;
        second.failure = Kind.BAD_KEY;
        third.failure = Kind.IDLE;
        var failure = fail();
        assertThat(failure.kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(failure.others()).isEqualTo(2);
        assertThat(model.info().model()).isEqualTo("first");
    }

    @Test
    void aModelInThisProcessHasNoneBehindIt() {
        var offline = new OfflineChatModel();
        assertThat(FallbackChatModel.of(offline, List.of(second), _ -> true)).isSameAs(offline);
        assertThat(FallbackChatModel.of(first, List.of(first), _ -> true)).isSameAs(first);
    }

    private ModelException fail() {
        var failure =
                catchThrowableOfType(
                        ModelException.class, () -> model.stream(REQUEST, events::add));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static final class Scripted implements ChatModel {
        private final String name;
        private @Nullable Kind failure;
        private boolean speaksBefore;
        private int calls;

        Scripted(String name) {
            this.name = name;
        }

        @Override
        public ModelInfo info() {
            return new ModelInfo("test", name, true, true, WebSearch.NONE);
        }

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
            calls++;
            if (speaksBefore) events.accept(new ModelEvent.TextDelta("Once"));
            if (failure != null) throw new ModelException(failure, "test", "scripted");
            return new ModelTurn(
                    Message.Assistant.of(name),
                    new Ending(Ending.Kind.COMPLETE, ""),
                    null,
                    List.of());
        }
    }
}
