package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent to the API.
class GeminiRequestTest {
    private final GeminiFixture gemini = new GeminiFixture();

    @AfterEach
    void close() {
        gemini.close();
    }

    @Test
    void asksTheStreamingMethodWithTheKeyInItsHeaderOnly() throws Exception {
        var request = sent(GeminiFixture.HELLO);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target())
                .isEqualTo("/v1beta/models/gemini-flash-latest:streamGenerateContent?alt=sse");
        assertThat(request.header("x-goog-api-key")).isEqualTo(GeminiFixture.KEY);
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.body()).doesNotContain(GeminiFixture.KEY);
    }

    @Test
    void offersNoUpgradeOverPlainHttp() throws Exception {
        assertThat(sent(GeminiFixture.HELLO).headers())
                .doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void sendsTheSystemInstructionAndTheConversationAndNothingElse() throws Exception {
        assertThat(sent(GeminiFixture.HELLO).json())
                .isEqualTo(
                        Chunks.json(
                                """
                                {'systemInstruction':{'parts':[{'text':'Be brief.'}]},
                                 'contents':[{'role':'user','parts':[{'text':'Hello'}]}]}\
                                """));
    }

    @Test
    void leavesAnEmptySystemInstructionOut() throws Exception {
        var request =
                new ModelRequest(
                        "", GeminiFixture.HELLO.messages(), List.of(), false, Language.ENGLISH);
        assertThat(sent(request).json().members()).containsOnlyKeys("contents");
    }

    @Test
    void sendsPicturesWithTheirTypeAndBytesUnchanged() throws Exception {
        var user =
                new Message.User(
                        List.of(
                                new Part.Text("page"),
                                new Part.Image("image/webp", "UklGRg=="),
                                new Part.Text(""),
                                new Part.Text("What is this?")));
        assertThat(sent(GeminiFixture.request(List.of(user), List.of())).parts(0))
                .containsExactly(
                        Chunks.json("{'text':'page'}"),
                        Chunks.json("{'inlineData':{'mimeType':'image/webp','data':'UklGRg=='}}"),
                        Chunks.json("{'text':'What is this?'}"));
    }

    @Test
    void declaresToolsInTheirOrderWithTheirSchemaAsItIs() throws Exception {
        var tools = List.of(GeminiFixture.tool("b_tool"), GeminiFixture.tool("a_tool"));
        var body = sent(GeminiFixture.request(GeminiFixture.HELLO.messages(), tools)).json();
        var declarations = body.array("tools").orElseThrow().objects().findFirst().orElseThrow();
        assertThat(declarations.array("functionDeclarations").orElseThrow().objects())
                .extracting(declaration -> declaration.string("name").orElseThrow())
                .containsExactly("b_tool", "a_tool");
        assertThat(declarations.array("functionDeclarations").orElseThrow().objects())
                .allSatisfy(declaration ->
                        assertThat(declaration.object("parametersJsonSchema"))
                                .hasValue(tools.getFirst().inputSchema()));
        assertThat(body.has("toolConfig")).isFalse();
    }

    @Test
    void declaresAToolWithoutParametersWithoutASchema() throws Exception {
        var schema = Chunks.json("{'type':'object','properties':{}}");
        var tool = new ToolSpec("look", "Looks", schema);
        var request = GeminiFixture.request(GeminiFixture.HELLO.messages(), List.of(tool));
        assertThat(sent(request).json().array("tools").orElseThrow().toString())
                .isEqualTo(
                        "[{\"functionDeclarations\":[{\"name\":\"look\",\"description\":\"Looks\"}]}]");
    }

    @Test
    void beginsEachBodyWithTheBytesOfTheOneBefore() throws Exception {
        var tools = List.of(GeminiFixture.tool("click"));
        var first =
                gemini.ask(
                        GeminiFixture.request(GeminiFixture.HELLO.messages(), tools),
                        Reply.stream(
                                Chunks.call("click", JsonObject.of("ref", "1")),
                                Chunks.finish("STOP")));
        var results =
                new Message.ToolResults(
                        List.of(
                                new ToolResult(
                                        first.calls().getFirst(),
                                        true,
                                        new JsonString("ok"),
                                        List.of())));
        var messages =
                List.<Message>of(
                        GeminiFixture.HELLO.messages().getFirst(), first.message(), results);
        gemini.ask(GeminiFixture.request(messages, tools), Reply.stream(Chunks.finish("STOP")));
        var bodies = gemini.fake.requests();
        var before = bodies.getFirst().body();
        assertThat(bodies.getLast().body()).startsWith(before.substring(0, before.length() - 2));
    }

    @Test
    void sendsAHistoryTurnAsText() throws Exception {
        var messages =
                List.<Message>of(
                        Message.User.of("Hi"), Message.Assistant.of("Hello"), Message.User.of("?"));
        assertThat(sent(GeminiFixture.request(messages, List.of())).contents())
                .extracting(content -> content.string("role").orElseThrow())
                .containsExactly("user", "model", "user");
        assertThat(gemini.fake.requests().getFirst().parts(1))
                .containsExactly(Chunks.json("{'text':'Hello'}"));
    }

    @Test
    void rebuildsTheTurnOfAnotherProviderFromTheMessage() throws Exception {
        var body = sent(GeminiFixture.request(foreignConversation(), List.of()));
        assertThat(body.parts(1))
                .containsExactly(
                        Chunks.json("{'text':'Let me see'}"),
                        Chunks.json(
                                "{'functionCall':{'name':'click','args':{'ref':'1'}},'thoughtSignature':'skip_thought_signature_validator'}"),
                        Chunks.json("{'functionCall':{'name':'look','args':{}}}"));
        assertThat(body.parts(2))
                .containsExactly(
                        Chunks.json(
                                "{'functionResponse':{'name':'click','response':{'result':'ok'}}}"),
                        Chunks.json(
                                "{'functionResponse':{'name':'look','response':{'error':'no"
                                        + " page'}}}"));
    }

    @Test
    void signsNoForeignCallForAModelThatKnowsNoSuchSignature() throws Exception {
        try (var older = new GeminiFixture("gemini-2.5-flash", false)) {
            older.ask(
                    GeminiFixture.request(foreignConversation(), List.of()),
                    Reply.stream(Chunks.finish("STOP")));
            assertThat(older.fake.requests().getFirst().body()).doesNotContain("thoughtSignature");
        }
    }

    @Test
    void sendsResultsFirstAndTheirPicturesBesideThem() throws Exception {
        var call = new ToolCall("x", "look", JsonObject.EMPTY);
        var image = new Part.Image("image/png", "iVBORw==");
        var results =
                new Message.ToolResults(
                        List.of(
                                new ToolResult(
                                        call, true, Chunks.json("{'title':'T'}"), List.of(image)),
                                new ToolResult(call, true, new JsonString("ok"), List.of())));
        var turn = new Message.Assistant("", List.of(call, call), null);
        var messages = List.<Message>of(Message.User.of("Hi"), turn, results);
        assertThat(sent(GeminiFixture.request(messages, List.of())).parts(-1))
                .containsExactly(
                        Chunks.json(
                                "{'functionResponse':{'name':'look','response':{'result':{'title':'T'}}}}"),
                        Chunks.json(
                                "{'functionResponse':{'name':'look','response':{'result':'ok'}}}"),
                        Chunks.json("{'inlineData':{'mimeType':'image/png','data':'iVBORw=='}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1, gemini-3-pro, http://localhost:1/v1beta/models/gemini-3-pro",
        "http://localhost:1/, models/gemini-3-pro, http://localhost:1/v1beta/models/gemini-3-pro",
        "https://gw.example/google//, m, https://gw.example/google/v1beta/models/m",
        "https://h.example?key=x, tunedModels/my-1, https://h.example/v1beta/tunedModels/my-1"
    })
    void buildsTheAddress(URI base, String model, String expected) {
        assertThat(GeminiAddress.of(base, model))
                .hasToString(expected + ":streamGenerateContent?alt=sse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "m?x=1", "m#f", "m:generate", "../m", "m%2f", "é"})
    void refusesAModelNameThatIsNone(String model) {
        var base = URI.create("http://localhost");
        assertThatThrownBy(() -> GeminiAddress.of(base, model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the name of a Gemini model: " + model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host", "file:///x", "http:///x"})
    void refusesABaseAddressThatIsNone(URI base) {
        assertThatThrownBy(() -> GeminiAddress.of(base, "m"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void usesConnectionsAgain() throws Exception {
        for (var i = 0; i < 20; i++) gemini.ask(Reply.stream(Chunks.finish("STOP")));
        // Not always one: a call may begin before the last one's connection is back in the pool.
        // How
        // many do is up to the machine; without a pool it would be all twenty.
        assertThat(gemini.fake.connections()).isLessThan(15);
    }

    private ReceivedRequest sent(ModelRequest request) throws InterruptedException {
        gemini.ask(request, Reply.stream(Chunks.text("ok"), Chunks.finish("STOP")));
        return gemini.fake.requests().getLast();
    }

    private static List<Message> foreignConversation() {
        var click = new ToolCall("call-1", "click", JsonObject.of("ref", "1"));
        var look = new ToolCall("call-2", "look", JsonObject.EMPTY);
        var raw = new RawTurn("openai", new JsonString("opaque"));
        var turn = new Message.Assistant("Let me see", List.of(click, look), raw);
        var results =
                new Message.ToolResults(
                        List.of(
                                new ToolResult(click, true, new JsonString("ok"), List.of()),
                                new ToolResult(look, false, new JsonString("no page"), List.of())));
        return List.of(Message.User.of("Hi"), turn, results);
    }
}
