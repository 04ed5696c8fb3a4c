package dev.backendrig.model.openai;

import static dev.backendrig.model.openai.OpenAiChunks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.config.Secret;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ToolChoice;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent.
class OpenAiRequestTest {
    private static final List<Message> HELLO = List.of(Message.User.of("Hello"));
    private static final JsonObject SCHEMA =
            json(
                    "{'type':'object','properties':{'at':{'oneOf':[{'type':'string','minLength':1},"
                            + "{'$ref':'#/$defs/point'}]}},'required':['at'],"
                            + "'additionalProperties':false,'$defs':{'point':{'type':'integer',"
                            + "'maximum':12345678901234567890}}}");
    private static final ToolSpec CLICK = new ToolSpec("click", "Clicks.", SCHEMA);

    private final OpenAiFixture openai = new OpenAiFixture();

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void asksForAStreamWithCountsAndForNothingElse() throws Exception {
        var request = openai.sent(OpenAiFixture.HELLO);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v1/chat/completions");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("accept")).isEqualTo("text/event-stream");
        assertThat(request.json())
                .isEqualTo(
                        json(
                                """
                                {'model':'small-1',
                                 'messages':[{'role':'system','content':'Be brief.'},
                                             {'role':'user','content':'Hello'}],
                                 'stream':true,'stream_options':{'include_usage':true}}\
                                """));
    }

    @Test
    void sendsTheKeyInItsHeaderOnly() throws Exception {
        var request = openai.sent(OpenAiFixture.HELLO);
        assertThat(request.header("authorization")).isEqualTo("Bearer " + OpenAiFixture.KEY);
        assertThat(request.body() + request.target()).doesNotContain(OpenAiFixture.KEY);
        var headers = new HashMap<>(request.headers());
        headers.remove("authorization");
        assertThat(headers.toString()).doesNotContain(OpenAiFixture.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/v1//"})
    void findsThePathWithAndWithoutASlash(String path) throws Exception {
        var base = URI.create(openai.fake.baseUrl() + path);
        try (var model = OpenAiFixture.model(base, Optional.empty())) {
            openai.fake.enqueue(OpenAiFixture.answer(OpenAiChunks.finish("stop")));
            model.stream(OpenAiFixture.HELLO, _ -> {});
        }
        assertThat(openai.fake.requests().getLast().target()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void sendsNoKeyWhereThereIsNone() throws Exception {
        var base = URI.create(openai.fake.baseUrl() + "/v1");
        for (var key : List.of(Optional.<Secret>empty(), Optional.of(new Secret("")))) {
            try (var model = OpenAiFixture.model(base, key)) {
                openai.fake.enqueue(OpenAiFixture.answer(OpenAiChunks.finish("stop")));
                model.stream(OpenAiFixture.HELLO, _ -> {});
            }
            assertThat(openai.fake.requests().getLast().headers())
                    .doesNotContainKey("authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "blank in-it", "schlüssel"})
    void sendsNothingWithAKeyThatIsNone(String key) {
        var base = URI.create(openai.fake.baseUrl() + "/v1");
        try (var model = OpenAiFixture.model(base, Optional.of(new Secret(key)))) {
            var failure =
                    catchThrowableOfType(
                            ModelException.class, () -> model.stream(OpenAiFixture.HELLO, _ -> {}));
            assertThat(failure.kind()).isEqualTo(Kind.BAD_KEY);
            assertThat(failure.toString()).doesNotContain(key);
        }
        assertThat(openai.fake.requests()).isEmpty();
    }

    @Test
    void offersNoUpgradeOverPlainHttp() throws Exception {
        assertThat(openai.sent(OpenAiFixture.HELLO).headers())
                .doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void leavesAnEmptySystemInstructionOut() throws Exception {
        var request = new ModelRequest("", HELLO, List.of(), false, Language.ENGLISH);
        assertThat(openai.messages(request))
                .containsExactly(json("{'role':'user','content':'Hello'}"));
    }

    @Test
    void sendsPicturesUnchangedBetweenTheTexts() throws Exception {
        var user =
                new Message.User(
                        List.of(
                                new Part.Text("page"),
                                new Part.Image("image/webp", "UklGRg=="),
                                new Part.Text(""),
                                new Part.Text("What is this?")));
        assertThat(openai.messages(OpenAiFixture.request(List.of(user))).getLast())
                .isEqualTo(
                        json(
                                """
                                {'role':'user','content':[
                                 {'type':'text','text':'page'},
                                 {'type':'image_url','image_url':
                                   {'url':'data:image/webp;base64,UklGRg==','detail':'auto'}},
                                 {'type':'text','text':'What is this?'}]}\
                                """));
    }

    @Test
    void sendsCallsAndTheirResultsWithTheSameIds() throws Exception {
        var one = new ToolCall("call_1", "click", json("{'ref':'e1'}"));
        var two = new ToolCall("call_2", "read", JsonObject.EMPTY);
        var results =
                List.of(
                        new ToolResult(one, true, new JsonString("done"), List.of()),
                        new ToolResult(two, false, new JsonString("no page"), List.of()));
        var messages =
                openai.messages(
                        OpenAiFixture.request(
                                List.of(
                                        Message.User.of("Hello"),
                                        new Message.Assistant("I do.", List.of(one, two), null),
                                        new Message.ToolResults(results))));
        assertThat(messages.get(2))
                .isEqualTo(
                        JsonObject.builder()
                                .put("role", "assistant")
                                .put("content", "I do.")
                                .put(
                                        "tool_calls",
                                        JsonArray.of(
                                                call("call_1", "click", "{\"ref\":\"e1\"}"),
                                                call("call_2", "read", "{}")))
                                .build());
        assertThat(messages.get(3))
                .isEqualTo(json("{'role':'tool','tool_call_id':'call_1','content':'done'}"));
        assertThat(messages.get(4).string("tool_call_id")).contains("call_2");
        assertThat(messages.get(4).string("content")).contains("{\"error\":\"no page\"}");
    }

    @ParameterizedTest
    @CsvSource({"'', '\"\"'", "' ', '\" \"'", "x, x"})
    void sendsNoResultThatIsEmpty(String content, String sent) throws Exception {
        var call = new ToolCall("call_1", "click", JsonObject.EMPTY);
        var result = new ToolResult(call, true, new JsonString(content), List.of());
        assertThat(lastOf(result).string("content")).contains(sent);
    }

    @Test
    void sendsResultsThatAreNoTextAsJson() throws Exception {
        var call = new ToolCall("call_1", "click", JsonObject.EMPTY);
        var result = new ToolResult(call, true, json("{'url':'https://x.org'}"), List.of());
        assertThat(lastOf(result).string("content")).contains("{\"url\":\"https://x.org\"}");
    }

    /// The tool messages of chat completions hold text only.
    @Test
    void sendsPicturesOfResultsAsTheUsersAfterAllResultsAndBeforeTheNextText() throws Exception {
        var one = new ToolCall("call_1", "look", JsonObject.EMPTY);
        var two = new ToolCall("call_2", "look", JsonObject.EMPTY);
        var image = new Part.Image("image/png", "iVBORw0KGgo=");
        var results =
                List.of(
                        new ToolResult(one, true, new JsonString("seen"), List.of(image)),
                        new ToolResult(two, true, new JsonString("seen"), List.of()));
        var messages =
                openai.messages(
                        OpenAiFixture.request(
                                List.of(
                                        Message.User.of("Look"),
                                        new Message.Assistant("", List.of(one, two), null),
                                        new Message.ToolResults(results),
                                        Message.User.of("And?"))));
        assertThat(messages)
                .extracting(message -> message.string("role").orElseThrow())
                .containsExactly("system", "user", "assistant", "tool", "tool", "user");
        assertThat(messages.getLast().array("content").orElseThrow().objects())
                .extracting(part -> part.string("type").orElseThrow())
                .containsExactly("image_url", "text");
    }

    @Test
    void joinsNeighboursOfOneRoleAndLeavesOutWhatSaysNothing() throws Exception {
        var messages =
                openai.messages(
                        OpenAiFixture.request(
                                List.of(
                                        Message.User.of("One"),
                                        Message.User.of(""),
                                        Message.User.of("Two"),
                                        Message.Assistant.of("A"),
                                        Message.Assistant.of(""),
                                        Message.Assistant.of("B"),
                                        Message.User.of("Three"))));
        assertThat(messages)
                .containsExactly(
                        json("{'role':'system','content':'Be brief.'}"),
                        json(
                                "{'role':'user','content':[{'type':'text','text':'One'},"
                                        + "{'type':'text','text':'Two'}]}"),
                        json("{'role':'assistant','content':'A\\n\\nB'}"),
                        json("{'role':'user','content':'Three'}"));
    }

    @Test
    void offersToolsWithTheirWholeSchema() throws Exception {
        var body = openai.body(OpenAiFixture.request(HELLO, List.of(CLICK), ModelOptions.DEFAULT));
        var function =
                JsonObject.builder()
                        .put("name", "click")
                        .put("description", "Clicks.")
                        .put("parameters", SCHEMA);
        var tool = JsonObject.builder().put("type", "function").put("function", function.build());
        assertThat(body.array("tools").orElseThrow()).containsExactly(tool.build());
        assertThat(body.has("tool_choice")).isFalse();
    }

    @Test
    void sendsTheWishesOfAClient() throws Exception {
        var options =
                new ModelOptions(
                        0.5,
                        0.9,
                        123,
                        List.of("END", "STOP"),
                        new Format.Text(),
                        new ToolChoice.Auto());
        var body = openai.body(OpenAiFixture.request(HELLO, List.of(), options));
        assertThat(body.members())
                .containsEntry("temperature", json("{'n':0.5}").get("n"))
                .containsEntry("top_p", json("{'n':0.9}").get("n"))
                .containsEntry("max_tokens", json("{'n':123}").get("n"))
                .containsEntry("stop", json("{'s':['END','STOP']}").get("s"))
                .doesNotContainKeys("response_format", "max_completion_tokens", "tool_choice");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5-mini, max_completion_tokens",
        "o3, max_completion_tokens",
        "o4-mini, max_completion_tokens",
        "openai/gpt-5.1, max_completion_tokens",
        "gpt-10, max_completion_tokens",
        "gpt-4o, max_tokens",
        "gpt-oss-20b, max_tokens",
        "openchat, max_tokens",
        "llama3.2, max_tokens",
    })
    void namesTheLimitAsTheModelKnowsIt(String model, String member) throws Exception {
        var options =
                new ModelOptions(
                        null, null, 7, List.of(), new Format.Text(), new ToolChoice.Auto());
        try (var other = new OpenAiFixture(model)) {
            var body = other.body(OpenAiFixture.request(HELLO, List.of(), options));
            assertThat(body.integer(member)).hasValue(7);
            assertThat(body.has("max_tokens") && body.has("max_completion_tokens")).isFalse();
        }
    }

    @Test
    void namesTheLimitAsOpenAiItselfWantsIt() {
        var openAi = URI.create("https://api.openai.com/v1");
        assertThat(OpenAiAbilities.countsThinkingAsOutput(openAi, "gpt-4o")).isTrue();
    }

    @Test
    void asksForJson() throws Exception {
        assertThat(formatted(new Format.Json())).isEqualTo(json("{'type':'json_object'}"));
    }

    @Test
    void asksForJsonOfASchema() throws Exception {
        var schema =
                JsonObject.builder()
                        .put("name", "place")
                        .put("schema", SCHEMA)
                        .put("strict", true)
                        .build();
        assertThat(formatted(new Format.JsonOf("place", SCHEMA, true)))
                .isEqualTo(
                        JsonObject.builder()
                                .put("type", "json_schema")
                                .put("json_schema", schema)
                                .build());
    }

    @Test
    void tellsTheChoiceOfATool() throws Exception {
        assertThat(choice(new ToolChoice.None())).isEqualTo(new JsonString("none"));
        assertThat(choice(new ToolChoice.Required())).isEqualTo(new JsonString("required"));
        assertThat(choice(new ToolChoice.Named("click")))
                .isEqualTo(json("{'type':'function','function':{'name':'click'}}"));
    }

    private JsonObject formatted(Format format) throws InterruptedException {
        var options = new ModelOptions(null, null, null, List.of(), format, new ToolChoice.Auto());
        return openai.body(OpenAiFixture.request(HELLO, List.of(), options))
                .object("response_format")
                .orElseThrow();
    }

    private JsonValue choice(ToolChoice choice) throws InterruptedException {
        var options = new ModelOptions(null, null, null, List.of(), new Format.Text(), choice);
        var body = openai.body(OpenAiFixture.request(HELLO, List.of(CLICK), options));
        return Objects.requireNonNull(body.get("tool_choice"));
    }

    private JsonObject lastOf(ToolResult result) throws InterruptedException {
        return openai.messages(
                        OpenAiFixture.request(
                                List.of(
                                        Message.User.of("Hello"),
                                        new Message.Assistant("", List.of(result.call()), null),
                                        new Message.ToolResults(List.of(result)))))
                .getLast();
    }

    private static JsonObject call(String id, String name, String arguments) {
        var function = JsonObject.builder().put("name", name).put("arguments", arguments);
        return JsonObject.builder()
                .put("id", id)
                .put("type", "function")
                .put("function", function.build())
                .build();
    }
}
