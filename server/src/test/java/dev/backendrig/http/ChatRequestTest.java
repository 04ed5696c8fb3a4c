package dev.backendrig.http;

import static dev.backendrig.http.Completions.HI;
import static dev.backendrig.http.Completions.TOOLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunRequest;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a request for a completion asks of a run.
class ChatRequestTest {
    private final Completions completions = new Completions();

    @Test
    void aModelIsAskedAloneAndInNoOthersWords() throws Exception {
        var run =
                completions.asked(
                        """
                        {"model":"test/small","messages":[
                        {"role":"system","content":"Be brief."},
                        {"role":"user","content":"Hello"},
                        {"role":"assistant","content":"Hi!"},
                        {"role":"developer","content":[{"type":"text","text":"Be kind."}]},
                        {"role":"user","content":[{"type":"text","text":"How are you?"}]}]}\
                        """);
        assertThat(run.wishes().model()).isEqualTo("test/small");
        assertThat(run.wishes().ownSystem()).isTrue();
        assertThat(run.ownRendering()).isTrue();
        assertThat(run.customInstruction()).isEqualTo("Be brief.\n\nBe kind.");
        assertThat(run.prompt()).isEqualTo("How are you?");
        assertThat(run.session()).isEmpty();
        assertThat(run.wishes().conversation())
                .containsExactly(
                        Message.User.of("Hello"),
                        Message.Assistant.of("Hi!"),
                        Message.User.of("How are you?"));
        assertThat(run.history())
                .containsExactly(
                        new RunRequest.HistoryItem(false, "Hello"),
                        new RunRequest.HistoryItem(true, "Hi!"));
    }

    @Test
    void everyOptionIsHandedOn() throws Exception {
        var run =
                completions.asked(
                        """
                        {"model":"a/b",%s,"temperature":0.5,"top_p":0.25,"max_tokens":7,
                        "stop":["x","y"],"response_format":{"type":"json_object"},"seed":1,
                        "n":1,"user":"u","metadata":{"a":"b"},"store":false,"logprobs":false,
                        "reasoning_effort":"low","unheard_of":[1],"modalities":["text"],
                        "tools":[],"tool_choice":"none","parallel_tool_calls":true}\
                        """
                                .formatted(HI));
        assertThat(run.wishes().options())
                .isEqualTo(
                        new ModelOptions(
                                0.5,
                                0.25,
                                7,
                                List.of("x", "y"),
                                new ModelOptions.Format.Json(),
                                new ToolChoice.None()));
    }

    @Test
    void theNewerNameOfTheLimitCounts() throws Exception {
        var run =
                completions.asked(
                        "{\"model\":\"a/b\","
                                + HI
                                + ",\"max_tokens\":7,\"max_completion_tokens\":9,\"stop\":\"x\"}");
        assertThat(run.wishes().options().maxOutputTokens()).isEqualTo(9);
        assertThat(run.wishes().options().stop()).containsExactly("x");
    }

    @Test
    void aSchemaIsHandedOn() throws Exception {
        var run =
                completions.asked(
                        "{\"model\":\"a/b\","
                                + HI
                                + ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
                                + "\"name\":\"n\",\"strict\":true,\"schema\":{\"type\":\"array\"}}}}");
        assertThat(run.wishes().options().format())
                .isEqualTo(
                        new ModelOptions.Format.JsonOf("n", JsonObject.of("type", "array"), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'auto'|Auto[]",
                "'none'|None[]",
                "'required'|Required[]",
                "{'type':'function','function':{'name':'time'}}|Named[tool=time]"
            },
            quoteCharacter = '~')
    void toolsAndTheirChoiceAreHandedOn(String choice, String wanted) throws Exception {
        var tools = TOOLS + ",\"tool_choice\":" + choice.replace('\'', '"');
        var run = completions.asked("{\"model\":\"a/b\"," + HI + tools + "}");
        assertThat(run.wishes().options().toolChoice()).hasToString(wanted);
        assertThat(run.wishes().tools())
                .extracting(it -> it.name() + ": " + it.description())
                .containsExactly("weather: ", "time: What time it is.");
        assertThat(run.wishes().tools().getLast().inputSchema().string("type")).hasValue("object");
    }

    @Test
    void theAgentKeepsItsOwnToolsWhereTheClientWantsNoneOfItsOwn() throws Exception {
        var run =
                completions.askedAgent(
                        "{\"model\":\"browser-agent\","
                                + HI
                                + TOOLS
                                + ",\"tool_choice\":\"none\"}");
        assertThat(run.wishes().tools()).isEmpty();
        assertThat(run.wishes().options().toolChoice()).isEqualTo(new ToolChoice.Auto());
    }

    @Test
    void resultsOfToolsStandBehindTheirCallsInOrder() throws Exception {
        var run =
                completions.asked(
                        """
                        {"model":"a/b","messages":[{"role":"user","content":"weather?"},
                        {"role":"assistant","content":null,"tool_calls":[
                        {"id":"x","type":"function","function":{"name":"f","arguments":"{\\"a\\":1}"}},
                        {"id":"y","type":"function","function":{"name":"g","arguments":""}}]},
                        {"role":"tool","tool_call_id":"y","content":[{"type":"text","text":"Y"}]},
                        {"role":"tool","tool_call_id":"x","content":"X"}]}\
                        """);
        var f = new ToolCall("x", "f", JsonObject.builder().put("a", 1).build());
        var g = new ToolCall("y", "g", JsonObject.EMPTY);
        assertThat(run.prompt()).isEqualTo("weather?");
        assertThat(run.wishes().conversation())
                .containsExactly(
                        Message.User.of("weather?"),
                        new Message.Assistant("", List.of(f, g), null),
                        new Message.ToolResults(
                                List.of(
                                        new ToolResult(f, true, new JsonString("X"), List.of()),
                                        new ToolResult(g, true, new JsonString("Y"), List.of()))));
    }

    @Test
    void picturesStandWhereTheClientPutThem() throws Exception {
        var png =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var picture =
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                        + png
                        + "\",\"detail\":\"low\"}}";
        var run =
                completions.asked(
                        "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":["
                                + picture
                                + "]}]}");
        assertThat(run.wishes().conversation())
                .containsExactly(new Message.User(List.of(new Part.Image("image/png", png))));
        assertThat(run.prompt()).isEqualTo("[image]");
    }

    @Test
    void aRequestOfInstructionsAloneIsAnsweredToo() throws Exception {
        var run =
                completions.asked(
                        "{\"model\":\"a/b\",\"messages\":[{\"role\":\"system\",\"content\":\"Name a"
                                + " colour.\"}]}");
        assertThat(run.customInstruction()).isNull();
        assertThat(run.wishes().conversation()).containsExactly(Message.User.of("Name a colour."));
    }

    @Test
    void theConversationBeginsWithThePersonsFirstWords() throws Exception {
        var run =
                completions.asked(
                        """
                        {"model":"a/b","messages":[{"role":"assistant","content":"Welcome!"},
                        {"role":"user","content":"one"},{"role":"user","content":"two"},
                        {"role":"assistant","content":"","refusal":"No."},
                        {"role":"assistant","content":""},
                        {"role":"user","content":"three"}]}\
                        """);
        assertThat(run.wishes().conversation())
                .containsExactly(
                        new Message.User(List.of(new Part.Text("one"), new Part.Text("two"))),
                        Message.Assistant.of("No."),
                        Message.User.of("three"));
    }
}
