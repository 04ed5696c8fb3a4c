package dev.backendrig.audit;

import dev.backendrig.config.DataFolder;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audit log in the data folder: `audit.jsonl`, a line an event, chained by hashes over all its
/// files. [AuditCheck] checks it. Thread-safe.
///
/// Events are written by a thread of their own, in the order in which they were taken down. Of the
/// [#QUEUE] events that may wait the next has to wait for room, up to a second; then it is lost, and
/// so is one that cannot be written. The log says how many are missing as soon as it can be written.
public final class AuditLog implements AuditTrail, AutoCloseable {
    /// How large a file grows before the next one is begun.
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    /// How many older files are kept.
    public static final int KEEP = 5;

    static final int QUEUE = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final String KEY = "audit.key";
    private static final int KEY_BYTES = 32;
    private static final Duration ROOM = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final AuditWriter writer;
    private final AuditEventJson json;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closed;
    private boolean warned;

    /// @param members null: there is nothing more to come
    private record Entry(@Nullable JsonObject members) {}

    private AuditLog(AuditWriter writer, AuditEventJson json, InstantSource clock) {
        this.writer = writer;
        this.json = json;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("audit").unstarted(this::writeAll);
    }

    /// Opens the log, mends its end where a server was killed while it wrote, and goes on with it.
    ///
    /// @throws IOException if it cannot be written, or another server writes it
    public static AuditLog open(DataFolder folder) throws IOException {
        return open(folder, MAX_BYTES, KEEP, InstantSource.system());
    }

    /// @param maxBytes how large a file grows before the next one is begun
    /// @param keep how many older files are kept
    static AuditLog open(DataFolder folder, long maxBytes, int keep, InstantSource clock)
            throws IOException {
        var json = new AuditEventJson(folder.secret(KEY, KEY_BYTES));
        var log = new AuditLog(new AuditWriter(folder, maxBytes, keep), json, clock);
        log.begin();
        return log;
    }

    private void begin() {
        var start = writer.start();
        if (start.tornBytes() > 0 || !start.headFound()) {
            record(new AuditEvent.Recovered(start.tornBytes(), start.headFound()));
            LOG.atWarn().addKeyValue("torn_bytes", start.tornBytes()).log("audit.recovered");
        }
        if (!start.isWhole()) LOG.atWarn().log("audit.lines_missing");
        record(new AuditEvent.Started());
        thread.start();
    }

    @Override
    public void record(AuditEvent event) {
        var entry = new Entry(json.members(event, clock.instant()));
        if (closed || !queued(entry)) lost.incrementAndGet();
    }

    private boolean queued(Entry entry) {
        if (queue.offer(entry)) return true;
        try {
            return queue.offer(entry, ROOM.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // A run that is cancelled ends at once.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void writeAll() {
        try {
            for (var it = queue.take(); it.members() != null; it = queue.take()) {
                write(it.members());
            }
            tellLost();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            warn(e);
        }
    }

    private void write(JsonObject members) {
        try {
            tellLost();
            writer.append(members);
        } catch (IOException e) {
            lost.incrementAndGet();
            warn(e);
        }
    }

    private void tellLost() throws IOException {
        var missing = lost.get();
        if (missing == 0) return;
        writer.append(json.members(new AuditEvent.Gap(missing), clock.instant()));
        lost.addAndGet(-missing);
    }

    /// Once: a disk that is full stays so for a while.
    private void warn(IOException e) {
        if (!warned) LOG.atWarn().setCause(e).log("audit.not_written");
        warned = true;
    }

    /// Writes what waits, at most 2 s long, and closes the files.
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            var _ = queue.offer(new Entry(null), CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            if (!thread.join(CLOSE)) thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.interrupt();
        }
        writer.close();
    }
}
