package dev.backendrig.model.ollama;

import static dev.backendrig.model.gemini.Chunks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backendrig.json.JsonObject;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInfo.WebSearch;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ProviderAccess;
import dev.backendrig.model.ProviderVariables;
import dev.backendrig.model.gemini.FakeGemini;
import dev.backendrig.model.gemini.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is Ollama's own, beside what every provider keeps to.
class OllamaWireTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String DONE = "{\"message\":{},\"done\":true,\"done_reason\":\"stop\"}\n";

    private static final String NO_TOOLS =
            "{\"error\":\"registry.ollama.ai/library/gemma:2b does not support tools\"}";
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "Be brief.",
                    List.of(Message.User.of("Hello")),
                    List.of(new ToolSpec("a", "A", json("{'type':'object','properties':{}}"))),
                    false,
                    Language.ENGLISH);

    private final FakeGemini server = FakeGemini.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksForTheContextThatTheModelHas() throws Exception {
        ask(model(false, 32_768), stream(DONE));
        assertThat(options().integer("num_ctx")).hasValue(32_768);
    }

    @Test
    void leavesTheContextToTheServerWhereItIsNotKnown() throws Exception {
        ask(model(false, 0), stream(DONE));
        assertThat(options().has("num_ctx")).isFalse();
    }

    @Test
    void asksOnlyModelsToThinkThatAreKnownForIt() throws Exception {
        ask(model(true, 0), stream(DONE));
        assertThat(sent().bool("think")).hasValue(true);
        ask(model(false, 0), stream(DONE));
        assertThat(sent().has("think")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 2", "NONE, NONE"})
    void keepsCallsApartHoweverTheyAreNumbered(String first, String second) throws Exception {
        var turn =
                ask(
                        stream(
                                "{\"message\":{\"tool_calls\":["
                                        + call(first, "a")
                                        + ","
                                        + call(second, "b")
                                        + "]}}\n"
                                        + DONE));
        assertThat(turn.calls()).extracting(ToolCall::name).containsExactly("a", "b");
        assertThat(turn.calls())
                .extracting(ToolCall::arguments)
                .containsOnly(JsonObject.of("of", "x"));
    }

    @Test
    void readsArgumentsThatWereWrittenAsText() throws Exception {
        var turn =
                ask(
                        stream(
                                "{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":1}\"}}]}}\n"
                                        + DONE));
        assertThat(turn.calls().getFirst().arguments()).isEqualTo(json("{'x':1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"function\":{}}", "{\"function\":{\"name\":\" \"}}"})
    void tellsACallWithoutAName(String call) throws Exception {
        var turn = ask(stream("{\"message\":{\"tool_calls\":[" + call + "]}}\n" + DONE));
        assertThat(turn.calls()).isEmpty();
        assertThat(turn.ending().kind()).isEqualTo(Ending.Kind.MALFORMED_CALL);
    }

    @Test
    void countsWhatAServerTellsThatHadAllOfThePromptInItsCache() throws Exception {
        var end = "{\"message\":{},\"done\":true,\"done_reason\":\"stop\",\"eval_count\":9}\n";
        assertThat(ask(stream(end)).usage()).isEqualTo(new Usage(0, 9, 9, 0, 0));
    }

    @Test
    void goesOnWithoutToolsWhereTheModelKnowsNone() throws Exception {
        var access = new ProviderAccess(server.baseUrl(), Optional.empty(), MINUTE, MINUTE, MINUTE);
        try (var model = new OllamaChatModel(access, model(false, 0))) {
            assertThat(model.info().tools()).isTrue();
            server.enqueue(Reply.status(400).raw(NO_TOOLS));
            for (var i = 0; i < 2; i++) {
                server.enqueue(stream("{\"message\":{\"content\":\"Hi\"}}\n" + DONE));
                assertThat(model.stream(REQUEST, _ -> {}).message().text()).isEqualTo("Hi");
                assertThat(sent().has("tools")).isFalse();
            }
            assertThat(server.requests()).hasSize(3);
            assertThat(model.info().tools()).isFalse();
        }
    }

    @Test
    void saysWhatAModelIsRefusedForThatKnowsNoTools() {
        server.enqueue(Reply.status(400).raw(NO_TOOLS));
        var failure =
                catchThrowableOfType(
                        ModelException.class, () -> ask(Reply.status(400).raw(NO_TOOLS)));
        assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(failure)
                .hasMessage("ollama: BAD_REQUEST (HTTP 400): the model does not support tools");
    }

    @Test
    void forgivesAMissingLastLineEnd() throws Exception {
        var turn = ask(stream("{\"message\":{\"content\":\"all\"}}\n" + DONE.strip()));
        assertThat(turn.message().text()).isEqualTo("all");
    }

    @Test
    void hearsNothingAfterTheEnd() throws Exception {
        var turn = ask(stream(DONE + "{\"message\":{\"content\":\"late\"}}\n"));
        assertThat(turn.message().text()).isEmpty();
    }

    private static Reply stream(String lines) {
        return Reply.status(200).header("Content-Type", "application/x-ndjson").raw(lines);
    }

    private static String call(String index, String name) {
        var number = index.equals("NONE") ? "" : "\"index\":" + index + ",";
        return "{\"function\":{"
                + number
                + "\"name\":\""
                + name
                + "\",\"arguments\":{\"of\":\"x\"}}}";
    }

    private ModelTurn ask(Reply reply) throws InterruptedException {
        return ask(model(false, 0), reply);
    }

    private ModelTurn ask(ModelInfo info, Reply reply) throws InterruptedException {
        var access = new ProviderAccess(server.baseUrl(), Optional.empty(), MINUTE, MINUTE, MINUTE);
        server.enqueue(reply);
        try (var model = new OllamaChatModel(access, info)) {
            return model.stream(REQUEST, _ -> {});
        }
    }

    private JsonObject sent() {
        return server.requests().getLast().json();
    }

    private JsonObject options() {
        return sent().object("options").orElse(JsonObject.EMPTY);
    }

    private static ModelInfo model(boolean thinking, int context) {
        return new ModelInfo(
                "ollama",
                "llama-test",
                true,
                true,
                WebSearch.NONE,
                false,
                thinking,
                context,
                Optional.empty(),
                ProviderVariables.NONE);
    }
}
