package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.delta;
import static dev.backendrig.model.openai.OpenAiChunks.finish;
import static dev.backendrig.model.openai.OpenAiChunks.json;
import static dev.backendrig.model.openai.OpenAiFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.BrokenCall;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.gemini.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of tool calls, in all the ways that servers write them.
class OpenAiToolCallsTest {
    private static final ToolCall CLICK = new ToolCall("call_1", "click", json("{'ref':'e1'}"));
    private static final ToolCall TYPE =
            new ToolCall("call_2", "type", json("{'ref':'e2','text':'hi'}"));

    private final OpenAiFixture openai = new OpenAiFixture();

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void putsACallTogetherFromItsPieces() throws Exception {
        var turn =
                ask(
                        piece("'index':0,'id':'call_1','type':'function'", "click", ""),
                        piece("'index':0", null, "{\"re"),
                        piece("'index':0", null, "f\":\"e1"),
                        piece("'index':0", null, "\"}"));
        assertThat(turn.calls()).containsExactly(CLICK);
        assertThat(turn.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETE, "tool_calls"));
        assertThat(turn.broken()).isEmpty();
    }

    @Test
    void keepsTextAndCallsOfOneTurn() throws Exception {
        var turn =
                ask(
                        OpenAiChunks.text("I click."),
                        piece("'index':0,'id':'call_1'", "click", "{\"ref\":\"e1\"}"));
        assertThat(turn.message().text()).isEqualTo("I click.");
        assertThat(turn.calls()).containsExactly(CLICK);
    }

    @Test
    void tellsCallsApartWhosePiecesAreMixed() throws Exception {
        var turn =
                ask(
                        piece("'index':0,'id':'call_1'", "click", ""),
                        piece("'index':1,'id':'call_2'", "type", ""),
                        piece("'index':0", null, "{\"ref\":"),
                        piece("'index':1", null, "{\"ref\":\"e2\","),
                        piece("'index':0", null, "\"e1\"}"),
                        piece("'index':1", null, "\"text\":\"hi\"}"));
        assertThat(turn.calls()).containsExactly(CLICK, TYPE);
    }

    @Test
    void tellsWholeCallsOfOneChunkApart() throws Exception {
        var turn =
                ask(
                        calls(
                                call("'index':0,'id':'call_1'", "click", "{\"ref\":\"e1\"}"),
                                call(
                                        "'index':1,'id':'call_2'",
                                        "type",
                                        "{\"ref\":\"e2\",\"text\":\"hi\"}")));
        assertThat(turn.calls()).containsExactly(CLICK, TYPE);
    }

    @ParameterizedTest
    @CsvSource({"'''index'':0,',  '''index'':0,'", "'', ''"})
    void tellsWholeCallsApartThatHaveTheSameIndexOrNone(String first, String second)
            throws Exception {
        var turn =
                ask(
                        piece(first + "'id':'call_1'", "click", "{\"ref\":\"e1\"}"),
                        piece(
                                second + "'id':'call_2'",
                                "type",
                                "{\"ref\":\"e2\",\"text\":\"hi\"}"));
        assertThat(turn.calls()).containsExactly(CLICK, TYPE);
    }

    @Test
    void putsPiecesWithoutAnIndexTogetherByTheirId() throws Exception {
        var turn =
                ask(
                        piece("'id':'call_1'", "click", "{\"ref\":"),
                        piece("'id':'call_2'", "type", "{\"ref\":\"e2\","),
                        piece("'id':'call_1'", null, "\"e1\"}"),
                        piece("'id':'call_2'", null, "\"text\":\"hi\"}"));
        assertThat(turn.calls()).containsExactly(CLICK, TYPE);
    }

    @Test
    void makesIdsForWholeCallsThatHaveNone() throws Exception {
        var turn =
                ask(
                        piece("'type':'function'", "click", "{\"ref\":\"e1\"}"),
                        piece("'type':'function'", "click", "{\"ref\":\"e2\"}"));
        assertThat(turn.calls()).extracting(ToolCall::name).containsExactly("click", "click");
        assertThat(turn.calls())
                .extracting(ToolCall::arguments)
                .containsExactly(json("{'ref':'e1'}"), json("{'ref':'e2'}"));
        assertThat(turn.calls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(turn.calls()).allSatisfy(call -> assertThat(call.id()).startsWith("rig-"));
    }

    @Test
    void readsNamesAndIdsThatComeInEveryPieceOnce() throws Exception {
        var turn =
                ask(
                        piece("'index':0,'id':'call_1'", "click", ""),
                        piece("'index':0,'id':'call_1'", "click", "{\"ref\":"),
                        piece("'index':0,'id':'call_1'", "click", "\"e1\"}"),
                        piece("'index':0,'id':'call_1'", "click", ""));
        assertThat(turn.calls()).containsExactly(CLICK);
    }

    @Test
    void putsANameTogetherThatComesInPieces() throws Exception {
        var turn =
                ask(
                        piece("'index':0,'id':'call_1'", "cl", ""),
                        piece("'index':0", "ick", ""),
                        piece("'index':0", null, "{\"ref\":\"e1\"}"));
        assertThat(turn.calls()).containsExactly(CLICK);
    }

    @Test
    void takesArgumentsThatAreAnObject() throws Exception {
        var turn =
                ask(
                        delta(
                                "{'tool_calls':[{'index':0,'id':'call_1','function':"
                                        + "{'name':'click','arguments':{'ref':'e1'}}}]}"));
        assertThat(turn.calls()).containsExactly(CLICK);
    }

    @Test
    void takesACallOfTheOlderForm() throws Exception {
        var turn =
                ask(
                        delta("{'function_call':{'name':'click','arguments':'{'}}"),
                        delta("{'function_call':{'arguments':'}'}}"));
        assertThat(turn.calls()).extracting(ToolCall::name).containsExactly("click");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{}"})
    void givesACallNoArgumentsWhereTheModelGaveNone(String arguments) throws Exception {
        var turn = ask(piece("'index':0,'id':'call_1'", "click", arguments));
        assertThat(turn.calls()).containsExactly(new ToolCall("call_1", "click", JsonObject.EMPTY));
        assertThat(turn.broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ref\":", "{ref:'e1'}", "[1]", "\"e1\"", "{} {}", "click e1"})
    void keepsArgumentsThatCannotBeRead(String arguments) throws Exception {
        var turn = ask(piece("'index':0,'id':'call_1'", "click", arguments));
        var empty = new ToolCall("call_1", "click", JsonObject.EMPTY);
        assertThat(turn.calls()).containsExactly(empty);
        assertThat(turn.broken()).containsExactly(new BrokenCall(empty, arguments));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    @Test
    void keepsWhatCameOfACallThatTheLengthCut() throws Exception {
        openai.fake.enqueue(
                answer(piece("'index':0,'id':'call_1'", "click", "{\"re"), finish("length")));
        var turn = openai.model.stream(OpenAiFixture.HELLO, openai.events::add);
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.LENGTH);
        assertThat(turn.broken()).extracting(BrokenCall::text).containsExactly("{\"re");
    }

    @Test
    void cannotMakeACallWithoutAName() throws Exception {
        var turn =
                ask(
                        piece("'index':0,'id':'call_0'", null, "{}"),
                        piece("'index':1,'id':'call_1'", "click", "{\"ref\":\"e1\"}"));
        assertThat(turn.calls()).containsExactly(CLICK);
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.MALFORMED_CALL);
    }

    @Test
    void givesAnIdAnewThatAnEarlierTurnHad() throws Exception {
        var results =
                new Message.ToolResults(
                        List.of(new ToolResult(CLICK, true, new JsonString("ok"), List.of())));
        var request =
                OpenAiFixture.request(
                        List.of(
                                Message.User.of("Hello"),
                                new Message.Assistant("", List.of(CLICK), null),
                                results));
        var turn =
                openai.ask(
                        request,
                        answer(
                                piece("'index':0,'id':'call_1'", "click", "{}"),
                                piece("'index':1,'id':'call_2'", "click", "{}"),
                                finish("tool_calls")));
        assertThat(turn.calls().getFirst().id()).startsWith("rig-").hasSize(40);
        assertThat(turn.calls().getLast().id()).isEqualTo("call_2");
    }

    @Test
    void takesCallsWhoseTurnEndsWithTheWrongWord() throws Exception {
        openai.fake.enqueue(
                answer(
                        piece("'index':0,'id':'call_1'", "click", "{\"ref\":\"e1\"}"),
                        finish("stop")));
        var turn = openai.model.stream(OpenAiFixture.HELLO, openai.events::add);
        assertThat(turn.calls()).containsExactly(CLICK);
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.COMPLETE);
    }

    private ModelTurn ask(JsonObject... chunks) throws InterruptedException {
        var reply = Reply.stream(chunks);
        return openai.ask(reply.event(finish("tool_calls")).raw("data: [DONE]\n\n"));
    }

    /// A chunk with one piece of a call.
    ///
    /// @param members of the piece, in `'`
    private static JsonObject piece(String members, @Nullable String name, String arguments) {
        return calls(call(members, name, arguments));
    }

    private static JsonObject call(String members, @Nullable String name, String arguments) {
        var function =
                JsonObject.builder().putIfPresent("name", name).put("arguments", arguments).build();
        return json("{" + members + "}").toBuilder().put("function", function).build();
    }

    private static JsonObject calls(JsonObject... pieces) {
        return delta(JsonObject.of("tool_calls", JsonArray.of(pieces)));
    }
}
