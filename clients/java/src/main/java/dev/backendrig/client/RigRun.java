package dev.backendrig.client;

import dev.backendrig.client.RigException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A run of the agent, read once, by one thread. A stream that breaks is taken up again after the
/// last event, so each event comes exactly once. Closing it before its end cancels the run.
/// Cancelling and answering questions may be done by any thread.
public final class RigRun implements Iterable<RigEvent>, AutoCloseable {
    private static final Set<Integer> PASSING = Set.of(408, 429, 502, 503, 504);

    /// A stream is taken up at once, unless the connection is dead; a run waits 60 s for it.
    private static final Duration ANSWERS_IN = Duration.ofSeconds(10);

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(30);

    private final Http http;
    private final HttpRequest.@Nullable Builder beginning;
    private final RunOptions options;

    private volatile String runId;
    private volatile long last;
    private volatile State state = State.NEW;
    private int failures;
    private @Nullable InputStream stream;
    private @Nullable ServerEvents events;

    private enum State {
        NEW,
        READING,
        ENDED,
        LEFT
    }

    private RigRun(
            Http http,
            HttpRequest.@Nullable Builder beginning,
            String runId,
            long last,
            RunOptions options) {
        this.http = http;
        this.beginning = beginning;
        this.runId = runId;
        this.last = last;
        this.options = options;
    }

    /// A run that begins with its first event.
    static RigRun begin(Http http, RunRequest request, RunOptions options) {
        var more = Map.of("protocol", 2, "stream", true);
        var beginning = http.post("agent/run", Http.with(request.body(), more));
        return new RigRun(http, beginning, "", 0, options);
    }

    /// A run that goes on after an event.
    static RigRun resume(Http http, String runId, long after, RunOptions options) {
        return new RigRun(http, null, runId, after, options);
    }

    /// The run's id, a secret; empty until the first event.
    public String runId() {
        return runId;
    }

    /// The id of the last event that was handed on, for [RigClient#resume].
    public long lastEventId() {
        return last;
    }

    /// Has the run end now; its stream goes on to [RigEvent.Done].
    ///
    /// @return whether there was something left to cancel
    public boolean cancel() {
        return http.json(http.post(path() + "/cancel", null)).text("status").equals("cancelling");
    }

    public void approve(Question question) {
        answer(question.approvalId(), Decision.ALLOW);
    }

    public void approveForSite(Question question) {
        answer(question.approvalId(), Decision.ALLOW_FOR_SITE);
    }

    public void deny(Question question) {
        answer(question.approvalId(), Decision.DENY);
    }

    /// Answers a question.
    ///
    /// @throws RigException with the code `approval-closed` if it has its answer
    public void answer(String approvalId, Decision decision) {
        http.json(http.post(path() + "/approvals/" + approvalId, decision.words()));
    }

    @Override
    public Iterator<RigEvent> iterator() {
        if (state != State.NEW) throw new IllegalStateException("a run is read once");
        state = State.READING;
        return new Events();
    }

    /// Leaves the run: it is cancelled, unless it has ended or is to be kept.
    @Override
    public void close() {
        var wasReading = state == State.READING;
        if (state != State.ENDED) state = State.LEFT;
        disconnect();
        if (wasReading && !options.keep() && !runId.isEmpty()) leave();
    }

    /// On a thread of its own where this one was interrupted, as it could not wait then. The server
    /// ends what nobody reads, so a failure costs a minute of the run at most.
    private void leave() {
        if (Thread.currentThread().isInterrupted()) Thread.ofVirtual().start(this::tryToCancel);
        else tryToCancel();
    }

    private void tryToCancel() {
        try {
            cancel();
        } catch (RigException e) {
            state = State.LEFT;
        }
    }

    private final class Events implements Iterator<RigEvent> {
        private Optional<RigEvent> next = Optional.empty();

        @Override
        public boolean hasNext() {
            if (next.isEmpty() && state == State.READING) next = Optional.of(read());
            return next.isPresent();
        }

        @Override
        public RigEvent next() {
            if (!hasNext()) throw new NoSuchElementException("the run has ended");
            var event = next.orElseThrow();
            next = Optional.empty();
            last = event.id();
            return event;
        }
    }

    private RigEvent read() {
        if (events == null) connect(beginning == null ? following() : beginning);
        while (true) {
            var event = next();
            if (event.isPresent()) return event.get();
            disconnect();
            connectAgain();
        }
    }

    private HttpRequest.Builder following() {
        var idle = options.idle();
        return http.request(path() + "/events")
                .timeout(idle.compareTo(ANSWERS_IN) < 0 ? idle : ANSWERS_IN)
                .header("Last-Event-ID", String.valueOf(last));
    }

    private void connect(HttpRequest.Builder request) {
        var guarded = new GuardedStream(http.events(request), options.idle()).guarded();
        stream = guarded;
        events = new ServerEvents(guarded);
    }

    private void disconnect() {
        try {
            if (stream != null) stream.close();
        } catch (IOException e) {
            // It is not read any more.
            stream = null;
        }
    }

    /// An event that was not there before; empty where the stream breaks.
    private Optional<RigEvent> next() {
        try {
            while (events != null) {
                var event = events.next();
                if (event.isEmpty()) break;
                var id = number(event.get().id());
                if (id > last) return Optional.of(fresh(id, event.get()));
            }
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) throw RigException.interrupted(e);
        }
        return Optional.empty();
    }

    private static long number(String id) {
        if (id.matches("[0-9]{1,18}")) return Long.parseLong(id);
        throw new RigException(Kind.BROKEN, "an event has the id " + id, null);
    }

    private RigEvent fresh(long id, ServerEvents.ServerEvent told) {
        if (id != last + 1) throw broken("event " + (last + 1) + " is missing", null);
        try {
            var event = EventMapping.event(id, told.name(), told.data());
            if (event instanceof RigEvent.Run run) runId = run.runId();
            if (event instanceof RigEvent.Done) end();
            failures = 0;
            return event;
        } catch (IllegalArgumentException e) {
            throw broken("event " + id + " is not what it should be", e);
        }
    }

    private void end() {
        state = State.ENDED;
        disconnect();
    }

    private void connectAgain() {
        if (runId.isEmpty()) {
            throw broken("the stream broke before the run began; nothing was done", null);
        }
        RigException cause = null;
        while (failures < options.retries().attempts()) {
            try {
                options.retries().pause(failures++);
                connect(following());
                return;
            } catch (RigException e) {
                cause = e;
                outlast(e);
            } catch (InterruptedException e) {
                throw RigException.interrupted(e);
            }
        }
        throw broken("the stream broke and could not be taken up again", cause);
    }

    /// Waits as the server says; throws what no waiting mends.
    private static void outlast(RigException failure) {
        if (failure.kind() == Kind.UNREACHABLE) return;
        var problem = failure.problem().filter(it -> PASSING.contains(it.status()));
        var wait = problem.orElseThrow(() -> failure).retryAfter().orElse(Duration.ZERO);
        try {
            Thread.sleep(wait.compareTo(LONGEST_RETRY_AFTER) < 0 ? wait : LONGEST_RETRY_AFTER);
        } catch (InterruptedException e) {
            throw RigException.interrupted(e);
        }
    }

    private RigException broken(String message, @Nullable Throwable cause) {
        state = State.LEFT;
        return new RigException(Kind.BROKEN, message, cause);
    }

    private String path() {
        if (runId.isEmpty()) throw new IllegalStateException("the run has no id before it is read");
        return "agent/runs/" + runId;
    }
}
