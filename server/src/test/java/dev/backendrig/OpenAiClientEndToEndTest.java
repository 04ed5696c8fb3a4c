package dev.backendrig;

import static dev.backendrig.model.gemini.Chunks.call;
import static dev.backendrig.model.gemini.Chunks.finish;
import static dev.backendrig.model.gemini.Chunks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import dev.backendrig.config.SettingsReader;
import dev.backendrig.http.AccessToken;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.model.gemini.Gate;
import dev.backendrig.model.gemini.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenAI's own Java client, from Maven Central, with the whole server.
class OpenAiClientEndToEndTest {
    private static final String MODEL = "gemini/gemini-test";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir Path folder;
    private RunningRig rig;
    private OpenAIClient client;

    @BeforeEach
    void start() throws IOException {
        rig = RunningRig.start(folder, Map.of("GEMINI_MODEL", "gemini-test"));
        client = client("any");
    }

    @AfterEach
    void stop() {
        client.close();
        rig.close();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + rig.port() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private static ChatCompletionCreateParams.Builder asking(String prompt) {
        return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(prompt);
    }

    private ChatCompletion create(ChatCompletionCreateParams.Builder request) {
        return client.chat().completions().create(request.build());
    }

    private static ChatCompletionMessage message(ChatCompletion completion) {
        return completion.choices().getFirst().message();
    }

    @Test
    void anAnswerIsWhole() {
        rig.answers(text("Hello "), text("there"), finish("STOP"));
        var answer = create(asking("hi").addSystemMessage("Be brief.").temperature(0.5));
        answer.validate();
        assertThat(message(answer).content()).contains("Hello there");
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.model()).isEqualTo(MODEL);
        assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(7);
    }

    @Test
    void aStreamIsPutTogetherByTheClient() {
        rig.answers(text("Hello "), text("there"), finish("STOP"));
        var whole = ChatCompletionAccumulator.create();
        var request =
                asking("hi")
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build());
        try (var stream = client.chat().completions().createStreaming(request.build())) {
            stream.stream().peek(it -> it.validate()).forEach(whole::accumulate);
        }
        assertThat(message(whole.chatCompletion()).content()).contains("Hello there");
        assertThat(whole.chatCompletion().usage().orElseThrow().totalTokens()).isEqualTo(12);
    }

    @Test
    void aToolOfTheClientIsCalledAndAnswered() {
        rig.answers(call("weather", JsonObject.of("city", "Bandung")), finish("STOP"));
        rig.answers(text("It rains."), finish("STOP"));
        var asked = withTool(asking("Weather?"));
        var called = create(asked);
        assertThat(called.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        var call = message(called).toolCalls().orElseThrow().getFirst().function().orElseThrow();
        assertThat(call.function().name()).isEqualTo("weather");
        assertThat(call.function().arguments()).isEqualTo("{\"city\":\"Bandung\"}");
        var result = ChatCompletionToolMessageParam.builder().toolCallId(call.id()).content("rain");
        var answer = create(asked.addMessage(message(called)).addMessage(result.build()));
        assertThat(message(answer).content()).contains("It rains.");
        assertThat(rig.toolResponses().toString()).contains("rain");
    }

    private static ChatCompletionCreateParams.Builder withTool(
            ChatCompletionCreateParams.Builder request) {
        var city = Map.of("city", Map.of("type", "string"));
        var parameters =
                FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(city));
        return request.addFunctionTool(
                FunctionDefinition.builder()
                        .name("weather")
                        .description("Tells the weather.")
                        .parameters(parameters.build())
                        .build());
    }

    @Test
    void aPictureReachesTheModel() {
        rig.answers(text("A pixel."), finish("STOP"));
        var url =
                ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64," + PIXEL);
        var part = ChatCompletionContentPartImage.builder().imageUrl(url.build()).build();
        var request =
                ChatCompletionCreateParams.builder()
                        .model(MODEL)
                        .addUserMessageOfArrayOfContentParts(
                                List.of(ChatCompletionContentPart.ofImageUrl(part)));
        assertThat(message(create(request)).content()).contains("A pixel.");
        assertThat(rig.lastParts().toString()).contains(PIXEL);
    }

    @Test
    void faultsAreTypedExceptions() {
        assertThatThrownBy(() -> create(asking("hi").temperature(9)))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        it -> assertThat(it.param()).contains("temperature"));
        assertThatThrownBy(() -> create(asking("hi").model("no/such")))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        it -> assertThat(it.code()).contains("model_not_found"));
        assertThatThrownBy(() -> create(asking("hi").model("browser-agent")))
                .isInstanceOfSatisfying(
                        UnauthorizedException.class,
                        it -> assertThat(it.code()).contains("invalid_api_key"))
                .hasMessageContaining("./rig token");
    }

    @Test
    void theAgentNeedsABrowserAndTheTokenOfTheDataFolder() throws Exception {
        showTheToken();
        assertThatThrownBy(() -> create(asking("hi").model("browser-agent")))
                .isInstanceOfSatisfying(
                        OpenAIServiceException.class,
                        it -> {
                            assertThat(it.statusCode()).isEqualTo(409);
                            assertThat(it.code()).contains("browser_needed");
                        });
    }

    @Test
    void theAgentActsInTheOnlyBrowser() throws Exception {
        rig.answers(call("get_page_content", JsonObject.EMPTY), finish("STOP"));
        rig.answers(text("It opens at nine."), finish("STOP"));
        showTheToken();
        try (var browser = rig.panel.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            browser.shows("https://example.com/", "A page");
            var asked = threads.submit(() -> create(asking("When?").model("browser-agent")));
            browser.does("get_page_content", new JsonString("Opening hours: from nine"));
            assertThat(message(asked.get()).content()).contains("It opens at nine.");
            assertThat(message(asked.get()).toolCalls()).isEmpty();
        }
    }

    @Test
    void whoLeavesAStreamEndsTheModelsCall() throws Exception {
        var gate = new Gate();
        rig.gemini.enqueue(Reply.stream().event(text("Hello ")).hold(gate).event(finish("STOP")));
        try (var stream = client.chat().completions().createStreaming(asking("hi").build())) {
            assertThat(stream.stream().skip(1).findFirst()).isPresent();
        }
        rig.panel.awaitMetrics("rig_http_clients_gone_total 1.0");
        gate.open();
    }

    private void showTheToken() throws IOException {
        var settings = Map.of("DATA_DIR", folder.resolve("data").toString());
        var token = AccessToken.of(SettingsReader.read(settings, folder));
        client.close();
        client = client(token.reveal());
    }
}
