package dev.backendrig.model.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ToolChoice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How the wishes of a client are put to the API.
class GeminiOptionsTest {
    private static final JsonObject SCHEMA =
            Chunks.json("{'type':'object','properties':{'at':{'type':'string','minLength':1}}}");
    private static final ToolSpec CLICK = GeminiFixture.tool("click");

    @Test
    void mentionsNothingThatIsNotWishedFor() throws Exception {
        assertThat(sent("gemini-2.5-flash", List.of(CLICK), ModelOptions.DEFAULT).members())
                .doesNotContainKeys("generationConfig", "toolConfig");
    }

    @Test
    void namesTheNumbersAndTheTextsThatEndATurn() throws Exception {
        var options =
                new ModelOptions(
                        0.5,
                        0.9,
                        123,
                        List.of("END", "STOP"),
                        new Format.Text(),
                        new ToolChoice.Auto());
        assertThat(config(List.of(), options))
                .contains(
                        Chunks.json(
                                """
                                {'temperature':0.5,'topP':0.9,'maxOutputTokens':123,
                                 'stopSequences':['END','STOP']}\
                                """));
    }

    @Test
    void putsThemBeforeTheConversationSoThatTheBeginningStaysTheSame() throws Exception {
        var options =
                new ModelOptions(
                        0.5, null, null, List.of(), new Format.Text(), new ToolChoice.Auto());
        var body = sent("gemini-2.5-flash", List.of(CLICK), options);
        assertThat(body.members().keySet())
                .containsExactly("systemInstruction", "tools", "generationConfig", "contents");
    }

    @Test
    void asksForJson() throws Exception {
        assertThat(config(List.of(), formatted(new Format.Json())))
                .contains(Chunks.json("{'responseMimeType':'application/json'}"));
    }

    @Test
    void asksForJsonOfASchemaAsItIs() throws Exception {
        var config = config(List.of(), formatted(new Format.JsonOf("place", SCHEMA, true)));
        assertThat(config.orElseThrow().members())
                .containsOnlyKeys("responseMimeType", "responseJsonSchema")
                .containsEntry("responseJsonSchema", SCHEMA);
    }

    @Test
    void doesNotAskOlderModelsForJsonInACallWithTools() throws Exception {
        var options = formatted(new Format.JsonOf("place", SCHEMA, true));
        assertThat(config(List.of(CLICK), options)).isEmpty();
        assertThat(
                        sent("gemini-3-flash", List.of(CLICK), options)
                                .object("generationConfig")
                                .orElseThrow()
                                .has("responseJsonSchema"))
                .isTrue();
    }

    @Test
    void tellsTheChoiceOfATool() throws Exception {
        assertThat(calling(new ToolChoice.Auto())).isEmpty();
        assertThat(calling(new ToolChoice.None())).contains(Chunks.json("{'mode':'NONE'}"));
        assertThat(calling(new ToolChoice.Required())).contains(Chunks.json("{'mode':'ANY'}"));
        assertThat(calling(new ToolChoice.Named("click")))
                .contains(Chunks.json("{'mode':'ANY','allowedFunctionNames':['click']}"));
    }

    @Test
    void tellsNoChoiceWhereNoToolIsOffered() throws Exception {
        var options = chosen(new ToolChoice.Required());
        assertThat(sent("gemini-2.5-flash", List.of(), options).has("toolConfig")).isFalse();
    }

    @Test
    void tellsTheChoiceBesideASearch() throws Exception {
        try (var gemini = new GeminiFixture("gemini-3-flash", true)) {
            var request = request(List.of(CLICK), true, chosen(new ToolChoice.Required()));
            gemini.ask(request, Reply.stream(Chunks.finish("STOP")));
            assertThat(gemini.fake.requests().getLast().json().object("toolConfig"))
                    .contains(
                            Chunks.json(
                                    "{'includeServerSideToolInvocations':true,"
                                            + "'functionCallingConfig':{'mode':'ANY'}}"));
        }
    }

    private static Optional<JsonObject> calling(ToolChoice choice) throws InterruptedException {
        return sent("gemini-2.5-flash", List.of(CLICK), chosen(choice))
                .object("toolConfig")
                .flatMap(config -> config.object("functionCallingConfig"));
    }

    private static Optional<JsonObject> config(List<ToolSpec> tools, ModelOptions options)
            throws InterruptedException {
        return sent("gemini-2.5-flash", tools, options).object("generationConfig");
    }

    private static JsonObject sent(String model, List<ToolSpec> tools, ModelOptions options)
            throws InterruptedException {
        try (var gemini = new GeminiFixture(model, false)) {
            gemini.ask(request(tools, false, options), Reply.stream(Chunks.finish("STOP")));
            return gemini.fake.requests().getLast().json();
        }
    }

    private static ModelRequest request(
            List<ToolSpec> tools, boolean search, ModelOptions options) {
        return new ModelRequest(
                "Be brief.",
                GeminiFixture.HELLO.messages(),
                tools,
                search,
                Language.ENGLISH,
                false,
                options);
    }

    private static ModelOptions formatted(Format format) {
        return new ModelOptions(null, null, null, List.of(), format, new ToolChoice.Auto());
    }

    private static ModelOptions chosen(ToolChoice choice) {
        return new ModelOptions(null, null, null, List.of(), new Format.Text(), choice);
    }
}
