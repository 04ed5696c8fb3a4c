package dev.backendrig.model.repair;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.MessageJson;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import dev.backendrig.model.BrokenCall;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.Ending;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelOptions;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// A model whose broken tool calls are mended before anybody sees them. A turn in good order passes
/// through unchanged; what cannot be mended beyond doubt stays as it is, and the gate to the tools
/// answers it as an error. Thread-safe.
///
/// A call that stands in the text is one only where the turn ends with it, it names an offered tool or
/// stands in signs that chat templates put around calls, nothing announces it as an example, and it does
/// not stand in what the model has read. Such text is not shown to the person.
public final class RepairingChatModel implements ChatModel {
    /// Marks a turn whose calls stood in its text: no provider's own form of it has them.
    private static final String REPAIRED = "repaired";

    /// Providers whose own servers read calls, for their own models only: what stands in such a text was
    /// never meant as one.
    private static final Set<String> CALLS_NATIVELY = Set.of("gemini", "anthropic");

    private final ChatModel model;
    private final boolean readsText;
    private final CallIds ids;
    private final LongSupplier nanos;
    private final Consumer<RepairKind> onMended;

    /// @param readsText whether calls are looked for in the text too
    /// @param nanos the time, of which only differences mean something
    /// @param onMended told of each kind of mistake once for each call
    public RepairingChatModel(
            ChatModel model,
            boolean readsText,
            CallIds ids,
            LongSupplier nanos,
            Consumer<RepairKind> onMended) {
        this.model = model;
        this.readsText = readsText;
        this.ids = ids;
        this.nanos = nanos;
        this.onMended = onMended;
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public void prepare() throws InterruptedException {
        model.prepare();
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        var tools = new ToolNames(request.tools());
        if (!readsText) return mended(model.stream(request, events), tools);
        var scan = mayCallInText(request) ? new CallScan(tools) : null;
        var speech = new HeldSpeech(events, scan, nanos);
        try {
            return heard(model.stream(request, speech), speech, request, tools);
        } catch (ModelException e) {
            speech.nothing();
            throw e;
        }
    }

    private boolean mayCallInText(ModelRequest request) {
        return !request.tools().isEmpty()
                && !(request.options().toolChoice() instanceof ToolChoice.None)
                // Who asks for JSON gets JSON.
                && request.options().format() instanceof ModelOptions.Format.Text;
    }

    private ModelTurn heard(
            ModelTurn turn, HeldSpeech speech, ModelRequest request, ToolNames tools) {
        var mayCall = turn.calls().isEmpty() && turn.ending().kind() == Ending.Kind.COMPLETE;
        var found = speech.end(mayCall);
        if (!found.calls().isEmpty()) {
            var read = ReadTexts.in(request.messages());
            if (found.calls().stream().noneMatch(read::have)) return called(turn, found, tools);
            found = speech.nothing();
        }
        return mended(saying(turn, found.lead()), tools);
    }

    /// The turn without what is thinking.
    private static ModelTurn saying(ModelTurn turn, String text) {
        var said = turn.message();
        return text.equals(said.text())
                ? turn
                : with(turn, new Message.Assistant(text, said.calls(), said.raw()), turn.broken());
    }

    private ModelTurn called(ModelTurn turn, CallScan.Found found, ToolNames tools) {
        var repair = new CallRepair(tools);
        var calls = new ArrayList<ToolCall>();
        for (var call : found.calls()) {
            var mended = repair.of(call, ids.next());
            calls.add(mended.call());
            if (info().toolUse() != ModelInfo.ToolUse.TEXT) onMended.accept(RepairKind.IN_TEXT);
            mended.kinds().forEach(onMended);
        }
        var text = found.lead().stripTrailing();
        return with(turn, new Message.Assistant(text, calls, raw(text, calls)), List.of());
    }

    private static RawTurn raw(String text, List<ToolCall> calls) {
        var written = calls.stream().<JsonValue>map(MessageJson::write).toList();
        return new RawTurn(
                REPAIRED,
                JsonObject.builder().put("text", text).put("calls", JsonArray.of(written)).build());
    }

    /// The turn with its calls in the provider's own form mended; the very same where there is nothing
    /// to mend. The provider's form stays: results go by the ids of the calls.
    private ModelTurn mended(ModelTurn turn, ToolNames tools) {
        if (turn.calls().isEmpty()) return turn;
        var repair = new CallRepair(tools);
        var calls = turn.calls().stream().map(call -> mended(call, turn, repair)).toList();
        if (calls.equals(turn.calls())) return turn;
        var said = turn.message();
        return with(turn, new Message.Assistant(said.text(), calls, said.raw()), List.of());
    }

    private ToolCall mended(ToolCall call, ModelTurn turn, CallRepair repair) {
        var broken = turn.broken().stream().filter(it -> it.call().equals(call)).findFirst();
        var mended = broken.isPresent() ? repair.of(broken.get()) : repair.of(call);
        mended.kinds().forEach(onMended);
        return mended.call();
    }

    private static ModelTurn with(
            ModelTurn turn, Message.Assistant message, List<BrokenCall> broken) {
        return new ModelTurn(message, turn.ending(), turn.usage(), turn.sources(), broken);
    }

    /// The model with what it needs to call tools as others do: mended calls, and tools as text where
    /// it takes no others. One in this process is handed on as it is.
    ///
    /// @param onMended told of each kind of mistake once for each call
    public static ChatModel around(ChatModel model, Consumer<RepairKind> onMended) {
        return around(model, model.info().toolUse() == ModelInfo.ToolUse.TEXT, onMended);
    }

    /// The same.
    ///
    /// @param asText whether tools are offered as text
    public static ChatModel around(ChatModel model, boolean asText, Consumer<RepairKind> onMended) {
        var info = model.info();
        if (info.local()) return model;
        var readsText = asText || !CALLS_NATIVELY.contains(info.provider());
        return new RepairingChatModel(
                asText ? new TextToolsChatModel(model) : model,
                readsText,
                CallIds.random(),
                System::nanoTime,
                onMended);
    }
}
