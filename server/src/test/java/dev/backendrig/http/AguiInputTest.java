package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunRequest;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `POST /agui` takes.
class AguiInputTest {
    private static final String TOKEN = "Authorization: Bearer " + TestServer.PICK_TOKEN + "\r\n";
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final BlockingQueue<RunRequest> asked = new LinkedBlockingQueue<>();
    private final TestServer server =
            new TestServer((request, events) -> {
                asked.add(request);
                TestServer.greeting().run(request, events);
            });

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply send(String headers, String json) throws IOException {
        return server.ask("POST", "/agui", "Content-Type: application/json\r\n" + headers, json);
    }

    private RunRequest taken(String members) throws Exception {
        var reply = send(TOKEN, "{\"threadId\":\"t\",\"runId\":\"r\"," + members + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return asked.take();
    }

    @Test
    void takesTheLastWordsOfThePersonForThePrompt() throws Exception {
        var request =
                taken(
                        """
                        "messages":[{"id":"1","role":"user","content":"First"},
                        {"id":"2","role":"assistant","content":"Yes?"},
                        {"id":"3","role":"user","content":"Second"}]
                        """);
        assertThat(request.prompt()).isEqualTo("Second");
        assertThat(request.wishes().conversation())
                .containsExactly(
                        Message.User.of("First"),
                        Message.Assistant.of("Yes?"),
                        Message.User.of("Second"));
        assertThat(request.session()).isEmpty();
    }

    @Test
    void joinsInstructionsAndLeavesOutWhatIsForFrontEnds() throws Exception {
        var request =
                taken(
                        """
                        "messages":[{"id":"1","role":"system","content":"Be brief."},
                        {"id":"2","role":"developer","content":"In verse."},
                        {"id":"3","role":"activity","activityType":"x","content":{}},
                        {"id":"4","role":"reasoning","content":"Hm"},
                        {"id":"5","role":"user","content":"Hello"}]
                        """);
        assertThat(request.customInstruction()).isEqualTo("Be brief.\n\nIn verse.");
        assertThat(request.wishes().conversation()).containsExactly(Message.User.of("Hello"));
    }

    @Test
    void keepsCallsWithTheirResultsAndDropsThoseWithout() throws Exception {
        var request =
                taken(
                        """
                        "messages":[{"id":"1","role":"user","content":"Go"},
                        {"id":"2","role":"assistant","toolCalls":[
                          {"id":"a","type":"function","function":{"name":"one","arguments":"{\\"x\\":1}"}},
                          {"id":"b","type":"function","function":{"name":"two","arguments":"oh"}}]},
                        {"id":"3","role":"tool","toolCallId":"b","content":"2"},
                        {"id":"4","role":"assistant","toolCalls":[
                          {"id":"c","type":"function","function":{"name":"three","arguments":"{}"}}]},
                        {"id":"5","role":"user","content":"On"}]
                        """);
        var conversation = request.wishes().conversation();
        assertThat(conversation).hasSize(4);
        assertThat(((Message.Assistant) conversation.get(1)).calls())
                .extracting(call -> call.id())
                .containsExactly("b");
        var results = ((Message.ToolResults) conversation.get(2)).results();
        assertThat(results.getFirst().ours()).isFalse();
        assertThat(conversation.getLast()).isEqualTo(Message.User.of("On"));
    }

    @Test
    void aToolThatFailedSaysSo() throws Exception {
        var request =
                taken(
                        """
                        "messages":[{"id":"1","role":"user","content":"Go"},
                        {"id":"2","role":"assistant","toolCalls":[
                          {"id":"a","type":"function","function":{"name":"one","arguments":"{}"}}]},
                        {"id":"3","role":"tool","toolCallId":"a","content":"","error":"no such file"}]
                        """);
        var result =
                ((Message.ToolResults) request.wishes().conversation().getLast())
                        .results()
                        .getFirst();
        assertThat(result.ok()).isFalse();
        assertThat(result.content().toString()).contains("no such file");
    }

    @Test
    void takesPicturesInBothOfTheirForms() throws Exception {
        var request =
                taken(
                        """
                        "messages":[{"id":"1","role":"user","content":[
                        {"type":"image","source":{"type":"data","mimeType":"image/png","value":"PNG"}},
                        {"type":"image","source":{"type":"url","value":"data:image/png;base64,PNG"}}]}]
                        """
                                .replace("PNG", PNG));
        assertThat(request.prompt()).isEqualTo("[image]");
        assertThat(((Message.User) request.wishes().conversation().getFirst()).parts())
                .containsOnly(new Part.Image("image/png", PNG))
                .hasSize(2);
    }

    @Test
    void takesToolsContextModelAndSession() throws Exception {
        var request =
                taken(
                        """
                        "tools":[{"name":"pick","description":"Picks.","parameters":{"type":"object"}},
                        {"name":"bare","description":""}],
                        "context":[{"description":"The file","value":"a.txt"}],
                        "forwardedProps":{"model":"some/model","session_id":"s-1"},
                        "messages":[{"id":"1","role":"user","content":"Hello"}]
                        """);
        assertThat(request.wishes().tools())
                .extracting(tool -> tool.name())
                .containsExactly("pick", "bare");
        assertThat(request.wishes().tools().getLast().inputSchema().string("type"))
                .contains("object");
        assertThat(request.wishes().model()).isEqualTo("some/model");
        assertThat(request.page().content()).isEqualTo("The file: a.txt");
        assertThat(request.session().orElseThrow().sessionId()).isEqualTo("s-1");
    }

    @Test
    void whoNamesABrowserNeedsNoTokenAndWhoNamesNoneDoes() throws Exception {
        var body =
                "{\"threadId\":\"t\",\"runId\":\"r\",\"messages\":"
                        + "[{\"id\":\"1\",\"role\":\"user\",\"content\":\"Hello\"}]}";
        assertThat(send("X-Session-Id: s-2\r\n", body).status()).isEqualTo(200);
        assertThat(asked.take().session().orElseThrow().sessionId()).isEqualTo("s-2");
        assertThat(send("", body).status()).isEqualTo(401);
        assertThat(send("Authorization: Bearer no\r\n", body).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}|threadId
                    {"threadId":" ","runId":"r","messages":[{"role":"user","content":"x"}]}|threadId
                    {"threadId":"t","messages":[{"role":"user","content":"x"}]}|runId
                    {"threadId":"t","runId":1,"messages":[{"role":"user","content":"x"}]}|runId
                    {"threadId":"t","runId":"r"}|messages
                    {"threadId":"t","runId":"r","messages":{}}|messages
                    {"threadId":"t","runId":"r","messages":[]}|messages
                    {"threadId":"t","runId":"r","messages":[{"role":"user","content":" "}]}|messages
                    {"threadId":"t","runId":"r","messages":[1]}|messages[0]
                    {"threadId":"t","runId":"r","messages":[{"role":"king","content":"x"}]}|messages[0].role
                    {"threadId":"t","runId":"r","messages":[{"content":"x"}]}|messages[0].role
                    {"threadId":"t","runId":"r","messages":[{"role":"user","content":1}]}|messages[0].content
                    {"threadId":"t","runId":"r","messages":[{"role":"user","content":[{"type":"audio"}]}]}|messages[0].content[0].type
                    {"threadId":"t","runId":"r","messages":[{"role":"user","content":[{"type":"image","source":{"type":"url","value":"https://a.test/x.png"}}]}]}|messages[0].content[0].source.value
                    {"threadId":"t","runId":"r","messages":[{"role":"user","content":[{"type":"image","source":{"type":"data","value":"AAAA"}}]}]}|messages[0].content[0].source.value
                    {"threadId":"t","runId":"r","messages":[{"role":"user","content":"x"},{"role":"tool","toolCallId":"a","content":""}]}|messages[1].toolCallId
                    {"threadId":"t","runId":"r","messages":[{"role":"assistant","toolCalls":[{"id":"a"}]},{"role":"user","content":"x"}]}|messages[0].toolCalls[0].function
                    {"threadId":"t","runId":"r","tools":[{"name":"two words"}],"messages":[{"role":"user","content":"x"}]}|tools[0].name
                    {"threadId":"t","runId":"r","tools":"none","messages":[{"role":"user","content":"x"}]}|tools
                    {"threadId":"t","runId":"r","context":[{"description":"d","value":1}],"messages":[{"role":"user","content":"x"}]}|context[0].value
                    {"threadId":"t","runId":"r","messages":[],"resume":[{"interruptId":"i","status":"resolved"}]}|resume[0].payload
                    {"threadId":"t","runId":"r","messages":[],"resume":[{"interruptId":"i","status":"maybe"}]}|resume[0].status
                    {"threadId":"t","runId":"r","messages":[],"resume":[{"status":"cancelled"}]}|resume[0].interruptId
                    """)
    void saysWhichFieldIsWrong(String body, String field) throws Exception {
        var reply = send(TOKEN + "Accept: application/json\r\n", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).contains("\"field\":\"" + field + "\"");
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesOtherTypesMethodsAndBrokenJson() throws Exception {
        assertThat(
                        server.ask("POST", "/agui", TOKEN + "Content-Type: text/plain\r\n", "x")
                                .status())
                .isEqualTo(415);
        assertThat(server.get("/agui", TOKEN).status()).isEqualTo(405);
        assertThat(send(TOKEN, "{").status()).isEqualTo(400);
    }
}
