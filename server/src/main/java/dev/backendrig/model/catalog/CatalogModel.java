package dev.backendrig.model.catalog;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelEvent;
import dev.backendrig.model.ModelInfo;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ModelTurn;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model of the catalogue: its provider's part, with connections of its own, is made when it is first
/// asked, and given up when the catalogue has no more room for it and no call is under way. Thread-safe.
final class CatalogModel implements ChatModel, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogModel.class);

    private final Supplier<ModelInfo> info;
    private final Supplier<ChatModel> source;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ChatModel open;
    private int calls;
    private boolean dropped;

    /// @param info what is known of it now
    CatalogModel(Supplier<ModelInfo> info, Supplier<ChatModel> source) {
        this.info = info;
        this.source = source;
    }

    @Override
    public ModelInfo info() {
        return info.get();
    }

    @Override
    public void prepare() throws InterruptedException {
        var model = begin();
        try {
            model.prepare();
        } finally {
            end();
        }
    }

    @Override
    public ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events)
            throws InterruptedException {
        var model = begin();
        try {
            return model.stream(request.fitted(info()), events);
        } finally {
            end();
        }
    }

    private ChatModel begin() {
        lock.lock();
        try {
            var model = open == null ? source.get() : open;
            open = model;
            calls++;
            return model;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            calls--;
            if (dropped) closeIdle();
        } finally {
            lock.unlock();
        }
    }

    /// Gives up what is open as soon as no call is under way. A run that still has this model may go
    /// on with it.
    void drop() {
        lock.lock();
        try {
            dropped = true;
            closeIdle();
        } finally {
            lock.unlock();
        }
    }

    private void closeIdle() {
        if (calls == 0) closeOpen();
    }

    /// Ends the calls under way, too.
    @Override
    public void close() {
        lock.lock();
        try {
            dropped = true;
            closeOpen();
        } finally {
            lock.unlock();
        }
    }

    private void closeOpen() {
        var model = open;
        open = null;
        if (!(model instanceof AutoCloseable closeable)) return;
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("model.close_failed");
        }
    }
}
