package dev.backendrig.model.anthropic;

import static dev.backendrig.model.gemini.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.config.Secret;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.ProviderVariables;
import dev.backendrig.model.ToolChoice;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is the Messages API's own, beside what every provider keeps to.
class AnthropicWireTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ToolSpec TOOL =
            new ToolSpec("click", "Clicks", json("{'type':'object','properties':{}}"));

    private final FakeGemini server = FakeGemini.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-5, 0, 16384",
        "claude-3-7-sonnet-latest, 0, 16384",
        "claude-3-5-haiku-latest, 0, 8192",
        "claude-3-haiku-20240307, 0, 4096",
        "claude-opus-4-5, 8000, 2000",
        "claude-opus-4-5, 200000, 16384",
        "anthropic/claude-3-opus, 0, 4096"
    })
    void limitsATurnByWhatTheModelTakes(String name, int context, int expected) throws Exception {
        ask(model(name, context), request(ModelOptions.DEFAULT), done("end_turn"));
        assertThat(sent().integer("max_tokens")).hasValue(expected);
    }

    @Test
    void marksSystemTextToolsAndConversationForTheCache() throws Exception {
        ask(request(ModelOptions.DEFAULT), done("end_turn"));
        var mark = json("{'type':'ephemeral'}");
        assertThat(last(sent(), "system").object("cache_control")).hasValue(mark);
        assertThat(last(sent(), "tools").object("cache_control")).hasValue(mark);
        assertThat(last(last(sent(), "messages"), "content").object("cache_control"))
                .hasValue(mark);
    }

    @Test
    void marksNoConversationThatNoStepFollows() throws Exception {
        ask(asking(List.of(Message.User.of("Hello")), List.of()), done("end_turn"));
        assertThat(last(last(sent(), "messages"), "content").has("cache_control")).isFalse();
    }

    @Test
    void asksForNoHigherTemperatureThanThereIsAndForNoSecondWayOfChoosing() throws Exception {
        ask(
                request(
                        new ModelOptions(
                                1.7,
                                0.5,
                                null,
                                List.of("\n", "END"),
                                new Format.Text(),
                                new ToolChoice.Auto())),
                done("end_turn"));
        assertThat(sent().get("temperature")).hasToString("1.0");
        assertThat(sent().has("top_p")).isFalse();
        assertThat(sent().array("stop_sequences")).hasValue(JsonArray.ofStrings(List.of("END")));
    }

    @Test
    void closesWhatTheSchemaOfAnAnswerLeavesOpen() throws Exception {
        var schema =
                json(
                        "{'type':'object','properties':{'a':{'type':'array','items':{'type':'object'}},"
                            + "'b':{'type':'object','additionalProperties':true}}}");
        ask(
                request(
                        new ModelOptions(
                                null,
                                null,
                                null,
                                List.of(),
                                new Format.JsonOf("x", schema, true),
                                new ToolChoice.Auto())),
                done("end_turn"));
        assertThat(sent().object("output_config").orElseThrow())
                .isEqualTo(
                        json(
                                """
                                {'format':{'type':'json_schema','schema':{'type':'object','properties':{
                                 'a':{'type':'array','items':{'type':'object','additionalProperties':false}},
                                 'b':{'type':'object','additionalProperties':true}},'additionalProperties':false}}}\
                                """));
    }

    @Test
    void sendsIdsOfOthersInTheCharactersThatAnIdMayHave() throws Exception {
        var call = new ToolCall("functions.click:0", "click", JsonObject.EMPTY);
        var result = new ToolResult(call, true, new JsonString("ok"), List.of());
        var messages =
                List.<Message>of(
                        Message.User.of("Hello"),
                        new Message.Assistant("", List.of(call), null),
                        new Message.ToolResults(List.of(result)));
        ask(asking(messages, List.of(TOOL)), done("end_turn"));
        var all = sent().array("messages").orElseThrow().objects().toList();
        assertThat(last(all.get(1), "content").string("id")).hasValue("functions_click_0");
        assertThat(last(all.get(2), "content").string("tool_use_id")).hasValue("functions_click_0");
    }

    @Test
    void joinsTheTextOfATurnBeforeWithATurnOfItsOwn() throws Exception {
        var own =
                ask(
                        request(ModelOptions.DEFAULT),
                        event(
                                        "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':'Hm','signature':'S1'}}")
                                + event("{'type':'content_block_stop','index':0}")
                                + event(
                                        "{'type':'content_block_start','index':1,'content_block':{'type':'tool_use','id':'c1','name':'click','input':{}}}")
                                + event("{'type':'content_block_stop','index':1}")
                                + done("tool_use"));
        var result = new ToolResult(own.calls().getFirst(), true, new JsonString("ok"), List.of());
        var messages =
                List.<Message>of(
                        Message.User.of("Hello"),
                        Message.Assistant.of("Before"),
                        own.message(),
                        new Message.ToolResults(List.of(result)));
        ask(asking(messages, List.of(TOOL)), done("end_turn"));
        var turn = sent().array("messages").orElseThrow().objects().toList().get(1);
        assertThat(turn.array("content").orElseThrow().objects())
                .extracting(block -> block.string("type").orElseThrow())
                .containsExactly("text", "thinking", "tool_use");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, COMPLETE",
        "stop_sequence, COMPLETE",
        "tool_use, COMPLETE",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "pause_turn, LENGTH",
        "refusal, STOPPED"
    })
    void tellsHowItEnded(String reason, Ending.Kind kind) throws Exception {
        assertThat(ask(request(ModelOptions.DEFAULT), done(reason)).ending())
                .isEqualTo(new Ending(kind, reason));
    }

    @Test
    void showsNoReasonThatIsNotAWord() throws Exception {
        assertThat(ask(request(ModelOptions.DEFAULT), done("see <b>page</b>")).ending())
                .isEqualTo(new Ending(Ending.Kind.STOPPED, "unknown"));
    }

    @Test
    void countsWhatWasWrittenToTheCacheAndReadFromItAsInput() throws Exception {
        var start =
                event(
                        "{'type':'message_start','message':{'usage':{'input_tokens':10,"
                            + "'cache_creation_input_tokens':200,'cache_read_input_tokens':3000,'output_tokens':1}}}");
        var end =
                event(
                                "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':40}}")
                        + event("{'type':'message_stop'}");
        assertThat(ask(request(ModelOptions.DEFAULT), start + end).usage())
                .isEqualTo(new Usage(3210, 40, 3250, 3000, 0));
    }

    @Test
    void understandsEventsWithoutTheirName() throws Exception {
        var answer =
                "data:"
                    + " {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"He\"}}\n\n"
                    + "data:"
                    + " {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"llo\"}}\n\n"
                    + "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                    + "data: {\"type\":\"message_stop\"}\n\n";
        assertThat(ask(request(ModelOptions.DEFAULT), answer).message().text()).isEqualTo("Hello");
    }

    @Test
    void keepsACallWhoseArgumentsWereCutOff() throws Exception {
        var turn =
                ask(
                        request(ModelOptions.DEFAULT),
                        event(
                                        "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'c1','name':'click','input':{}}}")
                                + "event: content_block_delta\n"
                                + "data:"
                                + " {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"ref\\\":"
                                + " \\\"\"}}\n\n"
                                + event("{'type':'content_block_stop','index':0}")
                                + done("max_tokens"));
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.LENGTH);
        assertThat(turn.broken()).hasSize(1);
        assertThat(turn.broken().getFirst().text()).isEqualTo("{\"ref\": \"");
    }

    private ModelTurn ask(ModelRequest request, String answer) throws InterruptedException {
        return ask(model("claude-opus-4-5", 0), request, answer);
    }

    private ModelTurn ask(ModelInfo info, ModelRequest request, String answer)
            throws InterruptedException {
        var base = URI.create(server.baseUrl() + "/v1/");
        var access =
                new ProviderAccess(base, Optional.of(new Secret("key")), MINUTE, MINUTE, MINUTE);
        server.enqueue(Reply.stream().raw(answer));
        try (var model = new AnthropicChatModel(access, info)) {
            return model.stream(request, _ -> {});
        }
    }

    private JsonObject sent() {
        return server.requests().getLast().json();
    }

    private static JsonObject last(JsonObject holder, String array) {
        return holder.array(array).orElseThrow().objects().toList().getLast();
    }

    private static ModelInfo model(String name, int context) {
        return new ModelInfo(
                "anthropic",
                name,
                true,
                true,
                WebSearch.NONE,
                false,
                false,
                context,
                Optional.empty(),
                ProviderVariables.NONE);
    }

    private static ModelRequest request(ModelOptions options) {
        return new ModelRequest(
                "Be brief.",
                List.of(Message.User.of("Hello")),
                List.of(TOOL),
                false,
                Language.ENGLISH,
                false,
                options);
    }

    private static ModelRequest asking(List<Message> messages, List<ToolSpec> tools) {
        return new ModelRequest("Be brief.", messages, tools, false, Language.ENGLISH);
    }

    private static String done(String reason) {
        return event("{'type':'message_delta','delta':{'stop_reason':'" + reason + "'}}")
                + event("{'type':'message_stop'}");
    }

    private static String event(String data) {
        var object = json(data);
        return "event: " + object.string("type").orElseThrow() + "\ndata: " + object + "\n\n";
    }
}
