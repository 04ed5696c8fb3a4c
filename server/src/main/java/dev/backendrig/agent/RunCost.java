package dev.backendrig.agent;

import dev.backendrig.cost.DayCosts;
import dev.backendrig.language.Language;
import dev.backendrig.message.Usage;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one run costs, and how much it may. Used by the run's thread.
///
/// A call of a model that costs nothing is always made. One whose price is not known is made as long as
/// no cap is met, and not counted.
public final class RunCost {
    private final Optional<BigDecimal> cap;
    private final @Nullable DayCosts day;
    private BigDecimal sum = BigDecimal.ZERO;
    private boolean anyKnown;
    private boolean anyUnknown;

    /// @param cap of one run, in US dollars; empty: no limit
    /// @param day all runs together; null where nobody counts
    public RunCost(Optional<BigDecimal> cap, @Nullable DayCosts day) {
        this.cap = cap;
        this.day = day;
    }

    /// Of runs that may cost what they do.
    static RunCost unlimited() {
        return new RunCost(Optional.empty(), null);
    }

    /// Another run's, under the same caps.
    RunCost anew() {
        return new RunCost(cap, day);
    }

    /// Whether there is a cap of any kind.
    boolean isLimited() {
        return cap.isPresent() || dayCap().isPresent();
    }

    private Optional<BigDecimal> dayCap() {
        return day == null ? Optional.empty() : day.cap();
    }

    /// What the run has cost so far, in US dollars; empty where any of it is not known.
    Optional<BigDecimal> dollars() {
        return anyKnown && !anyUnknown ? Optional.of(sum) : Optional.empty();
    }

    /// What of it is known.
    BigDecimal known() {
        return sum;
    }

    /// Says that the run has cost what it may.
    String runSentence(Language language) {
        return new ModelSentences(language).runCostLimit(sum, cap.orElse(sum));
    }

    /// Says that the day has cost what it may.
    String daySentence(Language language) {
        var spent = day == null ? sum : day.spent();
        return new ModelSentences(language).dayCostLimit(spent, dayCap().orElse(spent));
    }

    /// How long it takes until the day's costs count from nothing again.
    Duration untilTomorrow() {
        return day == null ? Duration.ZERO : day.untilTomorrow();
    }

    /// Whether a model may be asked at all now.
    boolean mayAsk(ModelInfo model) {
        return model.price().filter(Price::isFree).isPresent() || day == null || !day.isMet();
    }

    /// Before a call. Blocks while calls of other runs may use up the day.
    ///
    /// @param estimate what it may cost; empty where its price is not known
    /// @throws CostLimitException if a cap is met
    void begin(Optional<BigDecimal> estimate) throws InterruptedException {
        if (estimate.filter(it -> it.signum() == 0).isPresent()) return;
        if (cap.filter(most -> sum.compareTo(most) >= 0).isPresent()) {
            throw new CostLimitException(new RunEnd.CostLimit(RunEnd.CostLimit.Scope.RUN));
        }
        if (day == null) return;
        if (estimate.isPresent() ? !day.begin(estimate.get()) : day.isMet()) {
            throw new CostLimitException(new RunEnd.CostLimit(RunEnd.CostLimit.Scope.DAY));
        }
    }

    /// After a call that was begun, however it ended.
    ///
    /// @param estimate the same as before
    /// @param price of the model that spoke
    /// @param used null where the provider did not say
    /// @return what it cost, zero where that is not known
    BigDecimal end(Optional<BigDecimal> estimate, Optional<Price> price, @Nullable Usage used) {
        var isKnown = price.isPresent() && (used != null || price.get().isFree());
        var cost = isKnown && used != null ? price.get().of(used) : BigDecimal.ZERO;
        anyKnown |= isKnown;
        anyUnknown |= !isKnown;
        sum = sum.add(cost);
        if (day == null) return cost;
        if (estimate.filter(it -> it.signum() > 0).isPresent()) day.end(estimate.get(), cost);
        else day.add(cost);
        return cost;
    }
}
