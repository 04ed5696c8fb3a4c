package dev.backendrig.model.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.langchain.ProviderErrors;
import dev.backendrig.model.langchain.WireEvent;
import dev.backendrig.model.langchain.WireReader;
import dev.backendrig.model.openai.OpenAiTurn.CarriedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the chunks of one answer. Used by one thread.
///
/// LangChain4j is given text and thinking piece by piece, each in a chunk of the plainest form, and
/// the calls at the end: it reads over errors between the chunks, knows one name of the thinking
/// only, and mixes up calls whose pieces are mixed.
final class OpenAiReader implements WireReader {
    private final String model;
    private final CallPieces calls = new CallPieces();
    private final Thinking thinking = new Thinking();
    private @Nullable String finishReason;
    private boolean done;
    private @Nullable Usage usage;

    OpenAiReader(String model) {
        this.model = model;
    }

    @Override
    public List<WireEvent> take(WireEvent event) {
        var chunk = event.data();
        OpenAiUsage.in(chunk).ifPresent(counts -> usage = counts);
        var failure = failure(event);
        if (failure.isPresent()) throw failure.get();
        return firstChoice(chunk).map(this::takeChoice).orElse(List.of());
    }

    @Override
    public void takeDone() {
        done = true;
    }

    @Override
    public List<WireEvent> rest() {
        var whole = new ArrayList<JsonObject>();
        for (var call : calls.named()) whole.add(wholeCall(whole.size(), call));
        return whole.isEmpty()
                ? List.of()
                : List.of(chunk(JsonObject.of("tool_calls", JsonArray.of(whole))));
    }

    @Override
    public boolean finished() {
        return done || finishReason != null;
    }

    @Override
    public boolean over() {
        return done;
    }

    @Override
    public Ending ending() {
        var told = OpenAiEndings.of(finishReason);
        return told.kind() == Ending.Kind.COMPLETE && calls.named().size() < calls.count()
                ? new Ending(Ending.Kind.MALFORMED_CALL, told.providerReason())
                : told;
    }

    @Override
    public @Nullable Usage usage() {
        return usage;
    }

    @Override
    public JsonValue raw(List<ToolCall> made) {
        var named = calls.named();
        var carried = new ArrayList<CarriedCall>();
        for (var i = 0; i < made.size(); i++) {
            carried.add(new CarriedCall(made.get(i).id(), named.get(i).more()));
        }
        return OpenAiTurn.raw(model, thinking.members(), carried);
    }

    private List<WireEvent> takeChoice(JsonObject choice) {
        // A server that does not stream gives the whole message.
        var delta = choice.object("delta").or(() -> choice.object("message"));
        var events = delta.map(this::takeDelta).orElse(List.of());
        var reason = choice.string("finish_reason").filter(word -> !word.isEmpty());
        if ("error".equals(reason.orElse(""))) {
            throw new ModelException(
                    Kind.SERVER_ERROR, OpenAiChatModel.PROVIDER, "the answer ends in an error");
        }
        // Some gateways put a reason on every chunk, where it ends nothing.
        if (reason.isPresent() || !events.isEmpty()) finishReason = reason.orElse(null);
        return events;
    }

    private List<WireEvent> takeDelta(JsonObject delta) {
        delta.array("tool_calls").ifPresent(pieces -> pieces.objects().forEach(calls::add));
        delta.object("function_call").ifPresent(calls::addOld);
        var events = new ArrayList<WireEvent>();
        say("reasoning_content", thinking.add(delta), events);
        say("content", OpenAiText.of(delta), events);
        return events;
    }

    private static void say(String member, String piece, List<WireEvent> events) {
        if (!piece.isEmpty()) events.add(chunk(JsonObject.of(member, piece)));
    }

    private static Optional<JsonObject> firstChoice(JsonObject chunk) {
        return chunk.array("choices")
                .flatMap(choices ->
                        choices.objects()
                                .filter(it -> it.integer("index").orElse(0) == 0)
                                .findFirst());
    }

    private static WireEvent chunk(JsonObject delta) {
        var choice = JsonObject.builder().put("index", 0).put("delta", delta).build();
        return new WireEvent("", JsonObject.of("choices", JsonArray.of(choice)));
    }

    private static JsonObject wholeCall(int index, CallPieces.Call call) {
        var function =
                JsonObject.builder().put("name", call.name()).put("arguments", call.arguments());
        return JsonObject.builder()
                .put("index", index)
                .put("id", call.id())
                .put("type", "function")
                .put("function", function.build())
                .build();
    }

    /// The failure that an event tells of: in `error`, in its choice, or by being one itself.
    private static Optional<ModelException> failure(WireEvent event) {
        var chunk = event.data();
        var error =
                error(chunk)
                        .or(() -> firstChoice(chunk).flatMap(OpenAiReader::error))
                        .or(() -> isError(event) ? Optional.of(chunk) : Optional.empty());
        return error.map(it -> ProviderErrors.of(OpenAiChatModel.PROVIDER, it));
    }

    private static Optional<JsonValue> error(JsonObject holder) {
        return Optional.ofNullable(holder.get("error"))
                .filter(error -> !(error instanceof JsonNull))
                .filter(error -> !(error instanceof JsonString(var text) && text.isEmpty()));
    }

    private static boolean isError(WireEvent event) {
        var kind = event.data().string("object").or(() -> event.data().string("type"));
        return event.type().equals("error") || kind.filter("error"::equals).isPresent();
    }
}
