package dev.backendrig.agent;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.language.Language;
import dev.backendrig.message.Message;
import dev.backendrig.message.Source;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.privacy.RunMask;
import dev.backendrig.tool.Effect;
import dev.backendrig.tool.Tool;
import dev.backendrig.tool.ToolOutcome;
import java.util.List;
import java.util.function.Consumer;

/// Web search for models that refuse the provider's own search beside other tools: a second call to
/// the same model, with the search alone.
final class WebSearchTool implements Tool {
    static final String NAME = "web_search";

    private static final String INSTRUCTION =
            "Search the web and answer the question in a few sentences, with facts and dates.";
    private static final ToolSpec SPEC =
            new ToolSpec(
                    NAME,
                    "Searches the web with Google and answers a question from what it finds. It"
                            + " does not touch the person's browser.",
                    JsonObject.builder()
                            .put("type", "object")
                            .put(
                                    "properties",
                                    JsonObject.of(
                                            "query",
                                            JsonObject.builder()
                                                    .put("type", "string")
                                                    .put("minLength", 1)
                                                    .put(
                                                            "description",
                                                            "the question, self-contained")
                                                    .build()))
                            .put("required", JsonArray.ofStrings(List.of("query")))
                            .build());

    private final ChatModel model;
    private final RunMask mask;
    private final Language language;
    private final Consumer<ModelTurn> onAnswered;
    private final Consumer<ModelException> onFailed;

    /// @param mask what the second call is not to see either
    /// @param onAnswered told the turn of the second call, for its usage and sources
    /// @param onFailed told why the second call failed
    WebSearchTool(
            ChatModel model,
            RunMask mask,
            Language language,
            Consumer<ModelTurn> onAnswered,
            Consumer<ModelException> onFailed) {
        this.model = model;
        this.mask = mask;
        this.language = language;
        this.onAnswered = onAnswered;
        this.onFailed = onFailed;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public Effect effect() {
        return Effect.READ;
    }

    @Override
    public ToolOutcome call(JsonObject arguments) throws InterruptedException {
        // Once there and back: what the model wrote has placeholders already, and may have more.
        var asked = mask.restored(arguments.string("query").orElseThrow());
        var question = Message.User.of(mask.masked(asked));
        var request = new ModelRequest(INSTRUCTION, List.of(question), List.of(), true, language);
        try {
            var turn = model.stream(request, _ -> {});
            onAnswered.accept(turn);
            return answer(turn);
        } catch (ModelException e) {
            onFailed.accept(e);
            return new ToolOutcome.Failed("The web search failed. Answer without it and say so.");
        }
    }

    private ToolOutcome answer(ModelTurn turn) {
        if (turn.message().text().isBlank()) {
            return new ToolOutcome.Failed("The web search found nothing.");
        }
        if (!isUsable(turn.ending().kind())) {
            return new ToolOutcome.Failed("The web search was stopped before it had an answer.");
        }
        var sources = turn.sources().stream().<JsonValue>map(WebSearchTool::json).toList();
        return ToolOutcome.Done.of(
                JsonObject.builder()
                        .put("answer", mask.restored(turn.message().text()))
                        .put("sources", JsonArray.of(sources))
                        .build());
    }

    /// What was cut at its length is true as far as it goes; what was stopped may be anything.
    private static boolean isUsable(Ending.Kind ending) {
        return switch (ending) {
            case COMPLETE, LENGTH -> true;
            case PROMPT_BLOCKED, STOPPED, MALFORMED_CALL, UNEXPLAINED -> false;
        };
    }

    private static JsonObject json(Source source) {
        return JsonObject.builder().put("title", source.title()).put("url", source.url()).build();
    }
}
