package dev.backendrig.agent;

import dev.backendrig.message.Usage;
import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelInterruptedException;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import dev.backendrig.model.Price;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The model of one run, each of whose calls is counted with the price of the model that spoke, and not
/// made where too much was spent. Used by the run's thread.
final class CountedChatModel implements ChatModel {
    /// More than turns of an agent mostly have: where the estimate is short of what a call costs,
    /// several at once may exceed the day's cap together.
    private static final int LONG_TURN = 32_000;

    private final ChatModel model;
    private final RunCost cost;
    private final RunMetrics metrics;

    CountedChatModel(ChatModel model, RunCost cost, RunMetrics metrics) {
        this.model = model;
        this.cost = cost;
        this.metrics = metrics;
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public void prepare() throws InterruptedException {
        model.prepare();
    }

    /// @throws CostLimitException if a cap is met; nothing was asked then
    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        var estimate = info().price().map(price -> estimate(price, request));
        cost.begin(estimate);
        Usage used = null;
        try {
            var turn = model.stream(request, events);
            used = turn.usage();
            return turn;
        } catch (ModelException e) {
            used = e.usage().orElse(null);
            throw e;
        } catch (ModelInterruptedException e) {
            used = e.usage().orElse(null);
            throw e;
        } finally {
            end(estimate, used);
        }
    }

    private void end(Optional<BigDecimal> estimate, @Nullable Usage used) {
        var spoke = info();
        metrics.cost(spoke.provider(), cost.end(estimate, spoke.price(), used));
    }

    private static BigDecimal estimate(Price price, ModelRequest request) {
        if (price.isFree()) return BigDecimal.ZERO;
        var input =
                MessageTokens.of(request.system(), request.tools())
                        + MessageTokens.of(request.messages());
        var most = request.options().maxOutputTokens();
        var output = most == null ? LONG_TURN : most;
        return price.of(new Usage(input, output, input + output, 0, 0));
    }
}
