package dev.backendrig.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Notices that a client went away while its run is silent, and interrupts the run.
///
/// HTTP/1.1 leaves a connection unread while a request is worked on, so an end of it shows only at
/// the next write. While this watch is open, the connection's interest in reading is ours: an end of
/// stream (FIN) or an error (RST) interrupts the run within about a millisecond. A client that only
/// shuts down its sending side counts as gone too: the two cannot be told apart.
///
/// Bytes that arrive are the next request, sent ahead. They are kept and handed back to the
/// connection on close. When more has come than its buffer takes, nothing is read any more, and the
/// client's end shows at the next write.
///
/// The request's body must have been read to its end before. Thread-safe; the library calls from
/// its own threads, the run's thread opens and closes.
final class ClientGone implements Callback, AutoCloseable {
    private final RunThread run;
    private final Connection.UpgradeTo connection;
    private final AbstractEndPoint endPoint;
    private final int bufferSize;
    private final ReentrantLock lock = new ReentrantLock();

    /// What was read of the next request; most clients send none, so it is made when one does.
    private @Nullable ByteBuffer ahead;

    private boolean closed;

    private ClientGone(RunThread run, Connection connection, int bufferSize) {
        this.run = run;
        this.connection = (Connection.UpgradeTo) connection;
        this.endPoint = (AbstractEndPoint) connection.getEndPoint();
        this.bufferSize = bufferSize;
        var unread = ((Connection.UpgradeFrom) connection).onUpgradeFrom();
        if (unread != null) BufferUtil.append(ahead(), unread);
    }

    /// Begins to watch the request's connection.
    static ClientGone watch(Request request, RunThread run) {
        var metaData = request.getConnectionMetaData();
        var bufferSize = metaData.getHttpConfiguration().getInputBufferSize();
        var watch = new ClientGone(run, metaData.getConnection(), bufferSize);
        watch.watchOn();
        return watch;
    }

    private ByteBuffer ahead() {
        if (ahead == null) ahead = BufferUtil.allocate(bufferSize);
        return ahead;
    }

    private void watchOn() {
        if (ahead == null || BufferUtil.space(ahead) > 0) endPoint.tryFillInterested(this);
    }

    @Override
    public void succeeded() {
        lock.lock();
        try {
            if (closed) return;
            if (isAtEnd()) run.interrupt(RunThread.Cause.CLIENT_GONE);
            else watchOn();
        } finally {
            lock.unlock();
        }
    }

    private boolean isAtEnd() {
        try {
            return endPoint.fill(ahead()) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /// The connection was closed under us.
    @Override
    public void failed(Throwable cause) {
        lock.lock();
        try {
            if (!closed) run.interrupt(RunThread.Cause.CLIENT_GONE);
        } finally {
            lock.unlock();
        }
    }

    /// A read and two locks that are held for moments: the selector's own thread may do it.
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /// Gives the connection back as it would be had nobody watched.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            endPoint.getFillInterest().onFail(new CancellationException());
            if (ahead != null && ahead.hasRemaining()) connection.onUpgradeTo(ahead);
        } finally {
            lock.unlock();
        }
    }
}
