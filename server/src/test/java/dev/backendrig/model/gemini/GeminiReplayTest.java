package dev.backendrig.model.gemini;

import static dev.backendrig.model.gemini.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelTurn;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A turn goes back to the API part by part as it came.
class GeminiReplayTest {
    private final GeminiFixture gemini = new GeminiFixture();

    @AfterEach
    void close() {
        gemini.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // on a text part, at the beginning, in the middle and at the end
                "{'text':'a','thoughtSignature':'S1'}|{'text':'b'}",
                "{'text':'a'}|{'text':'b','thoughtSignature':'S1'}|{'text':'c'}",
                "{'text':'a'}|{'text':'b','thoughtSignature':'S1'}",
                "{'text':'a','thoughtSignature':'S1'}|{'text':'b','thoughtSignature':'S2'}",
                // on an empty text part, which is how a stream ends
                "{'text':'a'}|{'text':'','thoughtSignature':'S1'}",
                "{'text':'','thoughtSignature':'S1'}|{'text':'a'}",
                "{'text':'','thoughtSignature':'S1'}",
                // on a thought
                "{'text':'t','thought':true,'thoughtSignature':'S1'}|{'text':'a'}",
                "{'text':'t','thought':true}|{'text':'','thought':true,'thoughtSignature':'S1'}|{'text':'a'}",
                // on calls: one, the first of parallel ones, all, the last
                "{'functionCall':{'id':'1','name':'f','args':{}},'thoughtSignature':'S1'}",
                "{'functionCall':{'name':'f','args':{}},'thoughtSignature':'S1'}|{'functionCall':{'name':'g','args':{}}}",
                "{'functionCall':{'name':'f','args':{}},'thoughtSignature':'S1'}|{'functionCall':{'name':'f','args':{}},'thoughtSignature':'S2'}",
                "{'text':'a'}|{'functionCall':{'name':'f','args':{}}}|{'functionCall':{'name':'g','args':{}},'thoughtSignature':'S1'}",
                // alone
                "{'thoughtSignature':'S1'}|{'text':'a'}",
                // on what we do not know
                "{'somethingNew':{'x':[1,2.50]},'thoughtSignature':'S1'}|{'text':'a'}",
                "{'functionCall':{'name':'f','args':{'n':1.0,'e':1e3},'new':true},'newer':null}",
                "{'text':'a','videoMetadata':{'fps':1}}|{'text':'b'}",
                "{'executableCode':{'language':'PYTHON','code':'print(1)'}}|{'codeExecutionResult':{'outcome':'OUTCOME_OK','output':'1'}}|{'text':'a'}",
                "{'executableCode':{'language':'COBOL_9','code':'x'}}|{'text':'a'}",
                "{'inlineData':{'mimeType':'image/png','data':'iVBORw=='}}|{'text':'a'}",
                "{'fileData':{'fileUri':'https://f.example/1'}}|{'text':'a'}",
                "{'toolCall':{'toolType':'GOOGLE_SEARCH_WEB','id':'t1','args':{'queries':['q']}},'thoughtSignature':'S1'}|{'toolResponse':{'toolType':'GOOGLE_SEARCH_WEB','id':'t1','response':{'x':1}},'thoughtSignature':'S2'}|{'functionCall':{'id':'c','name':'f','args':{}},'thoughtSignature':'S3'}",
            })
    void replaysEachPartAsItCame(String list) throws Exception {
        var parts = parts(list);
        var inOneChunk = Reply.stream(Chunks.parts(parts), Chunks.finish("STOP"));
        assertThat(replayed(gemini.ask(inOneChunk))).containsExactly(parts);
        var overSeveral = Reply.stream();
        for (var part : parts) overSeveral.event(Chunks.parts(part));
        assertThat(replayed(gemini.ask(overSeveral.event(Chunks.finish("STOP")))))
                .containsExactly(parts);
    }

    @Test
    void replaysCharacterByCharacter() throws Exception {
        var part =
                "{\"functionCall\":{\"name\":\"f\",\"args\":{\"z\":1.0,\"a\":\"ü\\n\"}},\"thoughtSignature\":\"a+/b==\"}";
        var turn =
                gemini.ask(
                        Reply.stream(
                                Chunks.parts((JsonObject) Json.parse(part)),
                                Chunks.finish("STOP")));
        gemini.replay(turn, results(turn));
        assertThat(gemini.fake.requests().getLast().body()).contains(part);
    }

    @Test
    void joinsPiecesOfPlainTextAndOfPlainThoughtOnly() throws Exception {
        var turn =
                gemini.ask(
                        Reply.stream(
                                Chunks.thought("t1 "),
                                Chunks.thought("t2"),
                                Chunks.text("a"),
                                Chunks.text("b"),
                                Chunks.parts(json("{'text':'c','thoughtSignature':'S'}")),
                                Chunks.text("d"),
                                Chunks.text("e"),
                                Chunks.finish("STOP")));
        assertThat(replayed(turn))
                .containsExactly(
                        json("{'text':'t1 t2','thought':true}"),
                        json("{'text':'ab'}"),
                        json("{'text':'c','thoughtSignature':'S'}"),
                        json("{'text':'de'}"));
    }

    @Test
    void printsNothingOfWhatIsNotText() throws Exception {
        var odd =
                parts(
                        "{'executableCode':{'language':'PYTHON','code':'hidden'}}|{'codeExecutionResult':{'outcome':'OUTCOME_NEW','output':'hidden'}}|{'inlineData':{'mimeType':'x/y','data':'hidden'}}|{'newKind':{'text':'hidden'}}");
        var turn =
                gemini.ask(
                        Reply.stream(
                                Chunks.parts(odd), Chunks.text("shown"), Chunks.finish("STOP")));
        assertThat(gemini.text()).isEqualTo("shown");
        assertThat(turn.message().text()).isEqualTo("shown");
    }

    @Test
    void keepsGroundingUrlContextAndUnknownMetadataWithoutReplayingThem() throws Exception {
        var candidate =
                json(
                        """
                        {'content':{'role':'model','parts':[{'text':'x'}]},'finishReason':'A_NEW_ONE',
                         'groundingMetadata':{'webSearchQueries':['q']},
                         'urlContextMetadata':{'urlMetadata':[{'urlRetrievalStatus':'URL_NEW'}]},
                         'citationMetadata':{'citations':[]},'tomorrow':{'a':1}}\
                        """);
        var turn = gemini.ask(Reply.stream(Chunks.candidate(candidate)));
        var raw = Objects.requireNonNull(turn.message().raw());
        assertThat(((JsonObject) raw.content()).object("candidate").orElseThrow().members())
                .containsOnlyKeys(
                        "finishReason",
                        "groundingMetadata",
                        "urlContextMetadata",
                        "citationMetadata",
                        "tomorrow");
        assertThat(replayed(turn)).containsExactly(json("{'text':'x'}"));
        assertThat(gemini.fake.requests().getLast().body())
                .doesNotContain("tomorrow", "webSearchQueries");
    }

    @Test
    void sendsAnIdWithAResultExactlyWhereTheCallHasOne() throws Exception {
        var parts =
                Chunks.parts(
                        Chunks.callPart("p1", "a", JsonObject.EMPTY),
                        Chunks.callPart(null, "b", JsonObject.EMPTY),
                        json("{'functionCall':{}}"),
                        Chunks.callPart("p1", "c", JsonObject.EMPTY),
                        Chunks.callPart("", "d", JsonObject.EMPTY));
        var turn = gemini.ask(Reply.stream(parts, Chunks.finish("STOP")));
        assertThat(gemini.replay(turn, results(turn)).parts(-1))
                .containsExactly(
                        json(
                                "{'functionResponse':{'id':'p1','name':'a','response':{'result':'ok'}}}"),
                        json("{'functionResponse':{'name':'b','response':{'result':'ok'}}}"),
                        json(
                                "{'functionResponse':{'id':'p1','name':'c','response':{'result':'ok'}}}"),
                        json("{'functionResponse':{'name':'d','response':{'result':'ok'}}}"));
    }

    @Test
    void answersAllCallsOfATurnInOneContent() throws Exception {
        var turn =
                gemini.ask(
                        Reply.stream(
                                Chunks.call("f", JsonObject.EMPTY),
                                Chunks.call("g", JsonObject.EMPTY),
                                Chunks.finish("STOP")));
        assertThat(gemini.replay(turn, results(turn)).contents())
                .extracting(content -> content.string("role").orElseThrow())
                .containsExactly("user", "model", "user");
    }

    @Test
    void leavesATurnWithoutPartsOutAndJoinsItsNeighbours() throws Exception {
        var turn = gemini.ask(Reply.stream(Chunks.finish("STOP")));
        var messages =
                List.<Message>of(
                        Message.User.of("Hello"), turn.message(), Message.User.of("Again"));
        gemini.ask(GeminiFixture.request(messages, List.of()), Reply.stream(Chunks.finish("STOP")));
        assertThat(gemini.fake.requests().getLast().contents())
                .containsExactly(
                        json("{'role':'user','parts':[{'text':'Hello'},{'text':'Again'}]}"));
    }

    @Test
    void fallsBackToTheMessageForARawTurnThatIsDamaged() throws Exception {
        var damaged = new RawTurn("gemini", new JsonString("damaged"));
        var turn = new Message.Assistant("said", List.of(), damaged);
        var messages = List.<Message>of(Message.User.of("Hello"), turn, Message.User.of("Again"));
        gemini.ask(GeminiFixture.request(messages, List.of()), Reply.stream(Chunks.finish("STOP")));
        assertThat(gemini.fake.requests().getLast().parts(1))
                .containsExactly(json("{'text':'said'}"));
    }

    private List<JsonObject> replayed(ModelTurn turn) throws InterruptedException {
        return gemini.replay(turn, results(turn)).parts(1);
    }

    private static Message.ToolResults results(ModelTurn turn) {
        return new Message.ToolResults(
                turn.calls().stream()
                        .map(call -> new ToolResult(call, true, new JsonString("ok"), List.of()))
                        .toList());
    }

    private static JsonObject[] parts(String list) {
        return Arrays.stream(list.split("\\|")).map(Chunks::json).toArray(JsonObject[]::new);
    }
}
