package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.delta;
import static dev.backendrig.model.openai.OpenAiChunks.finish;
import static dev.backendrig.model.openai.OpenAiChunks.json;
import static dev.backendrig.model.openai.OpenAiChunks.text;
import static dev.backendrig.model.openai.OpenAiFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.MessageJson;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelTurn;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a turn goes back to the model that spoke it.
class OpenAiReplayTest {
    private static final JsonObject CALL =
            delta(
                    "{'tool_calls':[{'index':0,'id':'call_1','type':'function',"
                            + "'function':{'name':'click','arguments':'{}'}}]}");

    private final OpenAiFixture openai = new OpenAiFixture();

    @AfterEach
    void close() {
        openai.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void thinkingGoesBackWithTheCallsItLedTo(String name) throws Exception {
        var turn =
                openai.ask(
                        answer(
                                delta("{'%s':'Let me '}".formatted(name)),
                                delta("{'%s':'click.'}".formatted(name)),
                                CALL,
                                finish("tool_calls")));
        assertThat(replayed(turn).string(name)).contains("Let me click.");
    }

    @Test
    void thinkingGoesBackThoughNothingWasThought() throws Exception {
        var turn =
                openai.ask(answer(delta("{'reasoning_content':''}"), CALL, finish("tool_calls")));
        assertThat(replayed(turn).string("reasoning_content")).contains("");
    }

    @Test
    void thinkingIsNotMadeUpWhereTheServerToldNone() throws Exception {
        var turn =
                openai.ask(answer(delta("{'reasoning_content':null}"), CALL, finish("tool_calls")));
        assertThat(replayed(turn).members()).containsOnlyKeys("role", "tool_calls");
    }

    @Test
    void thinkingBeforeAnAnswerStaysBehind() throws Exception {
        var turn =
                openai.ask(
                        answer(delta("{'reasoning_content':'Hm.'}"), text("Yes."), finish("stop")));
        assertThat(replayed(turn)).isEqualTo(json("{'role':'assistant','content':'Yes.'}"));
    }

    @Test
    void blocksOfThinkingGoBackWholeAndInTheirOrder() throws Exception {
        var turn =
                openai.ask(
                        answer(
                                delta(
                                        "{'reasoning':'Let"
                                            + " ','reasoning_details':[{'type':'reasoning.text','text':'Let"
                                            + " ','index':0,'id':'r1'}]}"),
                                delta(
                                        "{'reasoning':'me.','reasoning_details':[{'type':"
                                                + "'reasoning.text','text':'me.','index':0}]}"),
                                delta(
                                        "{'reasoning_details':[{'type':'reasoning.text',"
                                                + "'signature':'c2ln','index':0}]}"),
                                delta(
                                        "{'reasoning_details':[{'type':'reasoning.encrypted',"
                                                + "'data':'ZW5j','index':1}]}"),
                                CALL,
                                finish("tool_calls")));
        var message = replayed(turn);
        assertThat(message.array("reasoning_details").orElse(JsonArray.EMPTY))
                .containsExactly(
                        json(
                                "{'type':'reasoning.text','text':'Let me.','index':0,'id':'r1',"
                                        + "'signature':'c2ln'}"),
                        json("{'type':'reasoning.encrypted','data':'ZW5j','index':1}"));
        assertThat(message.has("reasoning")).isFalse();
    }

    @Test
    void aSignatureOfACallGoesBackWithIt() throws Exception {
        var turn =
                openai.ask(
                        answer(
                                delta(
                                        "{'tool_calls':[{'index':0,'id':'call_1','type':'function',"
                                            + "'extra_content':{'google':{'thought_signature':'c2ln'}},"
                                            + "'function':{'name':'click','arguments':'{}'}}]}"),
                                finish("tool_calls")));
        var call = replayed(turn).array("tool_calls").orElseThrow().objects().findFirst();
        assertThat(call.orElseThrow().object("extra_content"))
                .contains(json("{'google':{'thought_signature':'c2ln'}}"));
        assertThat(call.orElseThrow().string("id")).contains("call_1");
    }

    @Test
    void theCallGoesBackAsItWasMadeAndNotAsItWasWritten() throws Exception {
        var turn =
                openai.ask(
                        answer(
                                delta(
                                        "{'tool_calls':[{'index':0,'id':'call_1',"
                                            + "'function':{'name':'click','arguments':'{broken'}}]}"),
                                finish("tool_calls")));
        var call = replayed(turn).array("tool_calls").orElseThrow().objects().findFirst();
        assertThat(call.flatMap(it -> it.object("function")).flatMap(it -> it.string("arguments")))
                .contains("{}");
    }

    @Test
    void aKeptTurnGoesBackAsWell() throws Exception {
        var turn = openai.ask(answer(delta("{'reasoning':'Hm.'}"), CALL, finish("tool_calls")));
        var kept = (Message.Assistant) MessageJson.message(MessageJson.write(turn.message()));
        assertThat(replayed(kept).string("reasoning")).contains("Hm.");
    }

    @Test
    void anotherModelsTurnGoesWithoutItsThinking() throws Exception {
        var turn = openai.ask(answer(delta("{'reasoning':'Hm.'}"), CALL, finish("tool_calls")));
        try (var other = new OpenAiFixture("other-1")) {
            assertThat(replayed(other, turn.message()).has("reasoning")).isFalse();
        }
    }

    @Test
    void anotherProvidersTurnGoesWithWhatAllProvidersKnow() throws Exception {
        var turn = openai.ask(answer(text("I click."), CALL, finish("tool_calls"))).message();
        var foreign =
                new Message.Assistant(
                        turn.text(), turn.calls(), new RawTurn("gemini", json("{'content':{}}")));
        assertThat(replayed(foreign).members()).containsOnlyKeys("role", "content", "tool_calls");
    }

    private JsonObject replayed(ModelTurn turn) throws InterruptedException {
        return replayed(turn.message());
    }

    private JsonObject replayed(Message.Assistant turn) throws InterruptedException {
        return replayed(openai, turn);
    }

    /// The turn as the server is sent it with the next request.
    private static JsonObject replayed(OpenAiFixture to, Message.Assistant turn)
            throws InterruptedException {
        var messages = List.of(Message.User.of("Hello"), turn, next(turn));
        return to.messages(OpenAiFixture.request(messages)).get(2);
    }

    private static Message next(Message.Assistant turn) {
        if (turn.calls().isEmpty()) return Message.User.of("And?");
        return new Message.ToolResults(
                turn.calls().stream()
                        .map(call -> new ToolResult(call, true, new JsonString("ok"), List.of()))
                        .toList());
    }
}
