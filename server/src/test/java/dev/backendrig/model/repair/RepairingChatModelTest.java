package dev.backendrig.model.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ToolChoice;
import dev.backendrig.model.offline.OfflineChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairingChatModelTest {
    private static final String CALL =
            "{\"name\": \"click_element\", \"arguments\": {\"ref\": 12}}";
    private static final Ending COMPLETE = new Ending(Ending.Kind.COMPLETE, "stop");

    private final List<String> shown = new ArrayList<>();
    private final List<String> thought = new ArrayList<>();
    private final List<RepairKind> kinds = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @Test
    void aTurnInGoodOrderIsTheVerySameAndNoneOfItWaits() throws Exception {
        var call = new ToolCall("1", "click_element", JsonObject.builder().put("ref", 1).build());
        var turn =
                new ModelTurn(
                        new Message.Assistant("Clicking. ", List.of(call), null),
                        COMPLETE,
                        null,
                        List.of());
        assertThat(ask(List.of("Clicking", ". "), turn, true)).isSameAs(turn);
        assertThat(shown).containsExactly("Clicking", ". ");
        assertThat(kinds).isEmpty();
    }

    @Test
    void plainTextIsShownPieceByPieceAsItComes() throws Exception {
        var pieces =
                List.of("The", " answer", " is [here](https://x.example/)", ": 4 < 5", " {ok}");
        ask(pieces, true);
        assertThat(shown).containsExactlyElementsOf(pieces);
    }

    @Test
    void aFenceOfJsonThatIsNoCallWaitsOnlyUntilItsFirstName() throws Exception {
        ask(
                List.of("```", "json", "\n{", "\"ci", "ty\": ", "\"Bandung\"}", "\n```", " Fine."),
                true);
        assertThat(String.join("", shown)).isEqualTo("```json\n{\"city\": \"Bandung\"}\n``` Fine.");
        assertThat(shown.getFirst()).isEqualTo("```json\n{\"ci");
    }

    @Test
    void aFenceInAnotherLanguageWaitsOnlyForItsLanguage() throws Exception {
        ask(List.of("```", "js", "\nlet x", " = 1;", "\n```"), true);
        assertThat(shown.getFirst()).isEqualTo("```js\nlet x");
        assertThat(String.join("", shown)).isEqualTo("```js\nlet x = 1;\n```");
    }

    @Test
    void aCallInTheTextOfATrustedProviderIsText() throws Exception {
        var turn = ask(List.of(CALL), false);
        assertThat(turn.calls()).isEmpty();
        assertThat(shown).containsExactly(CALL);
    }

    @Test
    void aCallInATurnThatWasCutIsText() throws Exception {
        for (var kind : List.of(Ending.Kind.LENGTH, Ending.Kind.STOPPED, Ending.Kind.UNEXPLAINED)) {
            shown.clear();
            var turn =
                    ask(
                            List.of(CALL),
                            new ModelTurn(
                                    Message.Assistant.of(CALL),
                                    new Ending(kind, "cut"),
                                    null,
                                    List.of()),
                            true);
            assertThat(turn.calls()).isEmpty();
            assertThat(String.join("", shown)).isEqualTo(CALL);
        }
    }

    @Test
    void textIsShownWhereTheProviderFailsInTheMiddleOfIt() {
        ChatModel failing =
                new Speaking(events -> {
                    events.accept(new ModelEvent.TextDelta("Well. \n" + CALL.substring(0, 30)));
                    throw new ModelException(ModelException.Kind.BROKEN_STREAM, "ollama", "gone");
                });
        assertThatThrownBy(() -> model(failing, true).stream(request(), this::hear))
                .isInstanceOf(ModelException.class);
        assertThat(String.join("", shown)).isEqualTo("Well. \n" + CALL.substring(0, 30));
    }

    @Test
    void textThatBeginsLikeACallWaitsFiveSecondsAtMost() throws Exception {
        ChatModel slow =
                new Speaking(events -> {
                    events.accept(new ModelEvent.TextDelta("{\"arguments\": "));
                    assertThat(shown).isEmpty();
                    now.addAndGet(Duration.ofSeconds(6).toNanos());
                    events.accept(new ModelEvent.TextDelta("{"));
                    assertThat(String.join("", shown)).isEqualTo("{\"arguments\": {");
                });
        model(slow, true).stream(request(), this::hear);
    }

    @Test
    void textThatNamesAToolWaitsForASlowModel() throws Exception {
        ChatModel slow =
                new Speaking(events -> {
                    events.accept(new ModelEvent.TextDelta("{\"name\": \"type_text\", "));
                    now.addAndGet(Duration.ofSeconds(60).toNanos());
                    events.accept(new ModelEvent.TextDelta("\"arguments\": {\"text\": \"a"));
                    assertThat(shown).isEmpty();
                    now.addAndGet(Duration.ofSeconds(90).toNanos());
                    events.accept(new ModelEvent.TextDelta("b"));
                    assertThat(String.join("", shown)).contains("type_text", "ab");
                });
        model(slow, true).stream(request(), this::hear);
    }

    @Test
    void whatIsHeldBackIsBounded() throws Exception {
        var endless =
                "{\"name\": \"type_text\", \"arguments\": {\"ref\": 1, \"text\": \""
                        + "word ".repeat(10_000)
                        + "\"}}";
        var turn = ask(List.of(endless.split("(?<=\\G.{50})")), true);
        assertThat(turn.calls()).isEmpty();
        assertThat(String.join("", shown)).isEqualTo(endless);
        assertThat(shown.getFirst().length()).isLessThan(2 * CallScan.MOST_HELD);
    }

    @Test
    void thinkingInTheTextIsToldAsThinking() throws Exception {
        var turn = ask(List.of("<th", "ink>Hm", "m.</thi", "nk>\n\n", "Yes."), true);
        assertThat(String.join("", thought)).isEqualTo("Hmm.");
        assertThat(String.join("", shown)).isEqualTo("Yes.");
        assertThat(turn.message().text()).isEqualTo("Yes.");
    }

    @Test
    void signsOfThinkingWithinAnAnswerAreText() throws Exception {
        ask(List.of("Write <think>like this</think>."), true);
        assertThat(shown).containsExactly("Write <think>like this</think>.");
        assertThat(thought).isEmpty();
    }

    @Test
    void eachKindOfMistakeIsCountedOnceForACall() throws Exception {
        ask(List.of("{'name': 'clickElement', 'arguments': {'id': '12'}}"), true);
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        RepairKind.IN_TEXT,
                        RepairKind.SYNTAX,
                        RepairKind.NAME,
                        RepairKind.ARGUMENT_NAME,
                        RepairKind.ARGUMENT_TYPE);
    }

    @Test
    void noCallIsReadWhereNoneIsWanted() throws Exception {
        for (var options : List.of(choosing(new ToolChoice.None()), answering())) {
            shown.clear();
            var script = new ScriptedModel(ScriptedModel.LOCAL, List.of(CALL), said(CALL));
            var turn = model(script, true).stream(request(options), this::hear);
            assertThat(turn.calls()).isEmpty();
            assertThat(shown).containsExactly(CALL);
        }
    }

    @Test
    void aRepairedTurnSaysThatAModelWroteItAndNoProviderReplaysIt() throws Exception {
        var turn = ask(List.of("First.\n" + CALL), true);
        assertThat(turn.message().raw())
                .isNotNull()
                .extracting(RawTurn::provider)
                .isEqualTo("repaired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "anthropic", "openai", "ollama"})
    void callsInTextAreReadOfProvidersThatServeModelsOfOthers(String provider) throws Exception {
        var info = new ModelInfo(provider, "m", true, false, ModelInfo.WebSearch.NONE);
        var model =
                RepairingChatModel.around(
                        new ScriptedModel(info, List.of(CALL), said(CALL)), kinds::add);
        var reads = !provider.equals("gemini") && !provider.equals("anthropic");
        assertThat(model.stream(request(), this::hear).calls()).hasSize(reads ? 1 : 0);
    }

    @Test
    void theModelInThisProcessIsLeftAsItIs() {
        var offline = new OfflineChatModel();
        assertThat(RepairingChatModel.around(offline, kinds::add)).isSameAs(offline);
    }

    @ParameterizedTest
    @EnumSource(RepairKind.class)
    void everyKindHasAWordForTheMetrics(RepairKind kind) {
        assertThat(kind.name()).matches("[A-Z_]+");
    }

    private ModelTurn ask(List<String> pieces, boolean readsText) throws Exception {
        return ask(pieces, said(String.join("", pieces)), readsText);
    }

    private ModelTurn ask(List<String> pieces, ModelTurn turn, boolean readsText) throws Exception {
        var script = new ScriptedModel(ScriptedModel.LOCAL, pieces, turn);
        return model(script, readsText).stream(request(), this::hear);
    }

    private ChatModel model(ChatModel script, boolean readsText) {
        return new RepairingChatModel(script, readsText, () -> "id", now::get, kinds::add);
    }

    private void hear(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var text) -> shown.add(text);
            case ModelEvent.ThoughtDelta(var text) -> thought.add(text);
        }
    }

    private static ModelTurn said(String text) {
        return new ModelTurn(Message.Assistant.of(text), COMPLETE, null, List.of());
    }

    private static ModelRequest request() {
        return request(ModelOptions.DEFAULT);
    }

    private static ModelRequest request(ModelOptions options) {
        return new ModelRequest(
                "",
                List.of(Message.User.of("Please go on.")),
                OfferedTools.all(),
                false,
                Language.ENGLISH,
                false,
                options);
    }

    private static ModelOptions choosing(ToolChoice choice) {
        return new ModelOptions(
                null, null, null, List.of(), new ModelOptions.Format.Text(), choice);
    }

    private static ModelOptions answering() {
        return new ModelOptions(
                null, null, null, List.of(), new ModelOptions.Format.Json(), new ToolChoice.Auto());
    }

    /// A model that does something while it speaks, and says no more.
    private record Speaking(Consumer<Consumer<ModelEvent>> speech) implements ChatModel {
        @Override
        public ModelInfo info() {
            return ScriptedModel.LOCAL;
        }

        @Override
        public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) {
            speech.accept(events);
            return said("");
        }
    }
}
