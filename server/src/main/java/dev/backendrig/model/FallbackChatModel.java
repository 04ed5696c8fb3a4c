package dev.backendrig.model;

import dev.backendrig.model.ModelException.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model for one run that has others behind it: where it is out of order, or its quota is used up,
/// the next is asked, as long as the caller was given nothing of the turn. The run stays with the one
/// that spoke: [#info] is that one from then on. Used by the run's thread.
public final class FallbackChatModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackChatModel.class);

    /// What another provider can make up for. A wrong key, a wrong name and a faulty request are the
    /// person's to mend: who heard of them only as slow answers would not.
    private static final Set<Kind> OUTAGES =
            EnumSet.of(
                    Kind.RATE_LIMITED,
                    Kind.QUOTA_EXHAUSTED,
                    Kind.OVERLOADED,
                    Kind.SERVER_ERROR,
                    Kind.UNREACHABLE,
                    Kind.NO_FIRST_EVENT,
                    Kind.IDLE);

    private final List<ChatModel> models;
    private final Predicate<ModelInfo> mayAsk;
    private int speaker;

    private FallbackChatModel(List<ChatModel> models, Predicate<ModelInfo> mayAsk) {
        this.models = List.copyOf(models);
        this.mayAsk = mayAsk;
    }

    /// A model with those behind it that are others; itself where there are none. One in this process
    /// cannot be out of order, and what it is told is not masked for others.
    ///
    /// @param mayAsk whether one behind may be asked now; it is passed over where not, as where it
    ///     costs what cannot be spent any more
    public static ChatModel of(
            ChatModel model, List<ChatModel> behind, Predicate<ModelInfo> mayAsk) {
        if (model.info().local()) return model;
        var all = new ArrayList<>(List.of(model));
        behind.stream().filter(it -> !isSame(it.info(), model.info())).forEach(all::add);
        return all.size() == 1 ? model : new FallbackChatModel(all, mayAsk);
    }

    private static boolean isSame(ModelInfo one, ModelInfo other) {
        return one.provider().equals(other.provider()) && one.model().equals(other.model());
    }

    /// The one that spoke last, at first the one that was asked for.
    @Override
    public ModelInfo info() {
        return models.get(speaker).info();
    }

    @Override
    public void prepare() throws InterruptedException {
        models.get(speaker).prepare();
    }

    /// @throws ModelException where all failed: the first failure, with the number of the others
    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        var begun = speaker;
        var failures = new ArrayList<ModelException>();
        for (speaker = begun; speaker < models.size(); speaker++) {
            if (speaker > begun && !mayAsk.test(info())) continue;
            var heard = new Heard(events);
            try {
                return models.get(speaker).stream(request, heard);
            } catch (ModelException e) {
                var isMendable = failures.isEmpty() && !OUTAGES.contains(e.kind());
                if (heard.any || isMendable) throw e;
                failures.add(e);
                LOG.atWarn()
                        .addKeyValue("provider", e.provider())
                        .addKeyValue("kind", e.kind())
                        .log("model.out_of_order");
            }
        }
        speaker = begun;
        throw failures.getFirst().andOthers(failures.size() - 1);
    }

    /// Notes that the caller was given something.
    private static final class Heard implements Consumer<ModelEvent> {
        private final Consumer<ModelEvent> events;
        private boolean any;

        Heard(Consumer<ModelEvent> events) {
            this.events = events;
        }

        @Override
        public void accept(ModelEvent event) {
            any = true;
            events.accept(event);
        }
    }
}
