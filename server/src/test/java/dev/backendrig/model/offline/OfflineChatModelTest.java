package dev.backendrig.model.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineChatModelTest {
    private final OfflineChatModel model = new OfflineChatModel();

    @Test
    void saysWhatItCanDo() {
        assertThat(model.info())
                .isEqualTo(
                        new ModelInfo(
                                "offline", "offline", true, false, ModelInfo.WebSearch.NONE, true));
    }

    @Test
    void speaksWordByWord() throws InterruptedException {
        var deltas = new ArrayList<String>();

        var turn = model.stream(request("Halo"), event -> deltas.add(text(event)));

        assertThat(deltas).hasSizeGreaterThan(60).allMatch(delta -> delta.matches("\\S+\\s*"));
        assertThat(String.join("", deltas)).isEqualTo(turn.message().text());
    }

    @Test
    void reportsZeroTokensAndACompleteEnding() throws InterruptedException {
        var turn = model.stream(request("hi"), event -> {});

        assertThat(turn.usage()).isEqualTo(Usage.NONE);
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
        assertThat(turn.sources()).isEmpty();
    }

    @Test
    void stopsBetweenTwoWordsWhereTheThreadIsInterrupted() {
        var deltas = new ArrayList<ModelEvent>();

        assertThatThrownBy(() ->
                        model.stream(
                                request("Halo"),
                                event -> {
                                    deltas.add(event);
                                    if (deltas.size() == 3) Thread.currentThread().interrupt();
                                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(deltas).hasSize(3);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void doesNotBeginWhereTheThreadIsInterruptedAlready() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> model.stream(request("Halo"), event -> {}))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void letsAnExceptionOfTheListenerPass() {
        assertThatThrownBy(() ->
                        model.stream(
                                request("Halo"),
                                event -> {
                                    throw new IllegalStateException("gone");
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("gone");
    }

    @Test
    void answersAConversationWithoutAPrompt() throws InterruptedException {
        var request = new ModelRequest("", List.of(), List.of(), false, Language.ENGLISH);

        assertThat(model.stream(request, event -> {}).message().text()).contains("offline model");
    }

    private static ModelRequest request(String prompt) {
        return new ModelRequest(
                "", List.of(Message.User.of(prompt)), List.of(), false, Language.INDONESIAN);
    }

    private static String text(ModelEvent event) {
        return switch (event) {
            case ModelEvent.TextDelta(String text) -> text;
            case ModelEvent.ThoughtDelta(String text) -> throw new AssertionError(text);
        };
    }
}
