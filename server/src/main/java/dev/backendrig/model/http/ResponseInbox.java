package dev.backendrig.model.http;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where the HTTP client's threads leave a response for the one thread that reads it.
///
/// Holds at most [#WINDOW] pieces, each no more than one read of the socket brought; when it is
/// full the client reads no further, and so the provider is slowed down. All state is guarded by
/// the lock; [#next] is for the reading thread, the rest for any.
final class ResponseInbox implements BodyHandler<ResponseInbox>, BodySubscriber<ResponseInbox> {
    private static final int WINDOW = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Arrival> arrivals = new ArrayDeque<>(WINDOW);
    private @Nullable Arrival last;
    private @Nullable Subscription subscription;
    private boolean closed;
    private int taken;

    /// The next arrival; blocks until there is one. What arrived before a break comes before it.
    Arrival next() throws InterruptedException {
        Arrival arrival;
        lock.lockInterruptibly();
        try {
            while (arrivals.isEmpty() && last == null) changed.await();
            // Silence is told even to a reader whom endless bytes without an event keep busy.
            if (last instanceof Arrival.Silence silence) return silence;
            arrival = arrivals.poll();
            if (arrival == null) return knownLast();
        } finally {
            lock.unlock();
        }
        if (arrival instanceof Arrival.Bytes) askForMore();
        return arrival;
    }

    private Arrival knownLast() {
        if (last == null) throw new IllegalStateException("nothing arrived");
        return last;
    }

    private void askForMore() {
        if (++taken < WINDOW / 2) return;
        var source = subscription();
        if (source != null) source.request(taken);
        taken = 0;
    }

    private @Nullable Subscription subscription() {
        lock.lock();
        try {
            return subscription;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the wait for anything more.
    void fallSilent() {
        finish(new Arrival.Silence());
    }

    void fail(Throwable cause) {
        finish(new Arrival.Broken(cause));
    }

    /// Closes the connection, or the stream of a shared one, unless the response has ended.
    void close() {
        Subscription source;
        lock.lock();
        try {
            closed = true;
            arrivals.clear();
            source = last instanceof Arrival.End ? null : subscription;
        } finally {
            lock.unlock();
        }
        if (source != null) source.cancel();
    }

    @Override
    public BodySubscriber<ResponseInbox> apply(ResponseInfo info) {
        add(new Arrival.Head(info.statusCode(), info.headers()));
        return this;
    }

    @Override
    public CompletionStage<ResponseInbox> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription source) {
        boolean late;
        lock.lock();
        try {
            late = closed;
            subscription = source;
        } finally {
            lock.unlock();
        }
        if (late) {
            source.cancel();
        } else {
            source.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        add(new Arrival.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        fail(cause);
    }

    @Override
    public void onComplete() {
        finish(new Arrival.End());
    }

    private void add(Arrival arrival) {
        lock.lock();
        try {
            if (closed) return;
            arrivals.add(arrival);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The first end counts, but silence may still overtake what lies unread.
    private void finish(Arrival end) {
        lock.lock();
        try {
            if (last != null) return;
            last = end;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
