package dev.backendrig.mcp.server;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A call of a client without a session, over all the requests that it takes: each one that needs the
/// person ends with their question, and the next one brings the answer, while the call itself waits.
/// Thread-safe.
final class Turn implements Line {
    private static final String KEY = "approval";

    private final StatelessResult results;
    private final RpcMessage.Request request;
    private final Turns turns;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Waiting waiting;
    private @Nullable Open open;
    private @Nullable Ending ending;
    private volatile @Nullable Call call;

    /// A request that waits.
    private record Waiting(JsonValue id, MessageStream stream) {}

    /// A question that is not answered.
    ///
    /// @param state what the client brings along with the answer
    private record Open(Question question, String state) {}

    /// How the call ended; both null where it was given up.
    private record Ending(@Nullable JsonObject result, @Nullable RpcError error) {}

    Turn(StatelessResult results, RpcMessage.Request request, Turns turns) {
        this.results = results;
        this.request = request;
        this.turns = turns;
    }

    void makes(Call made) {
        call = made;
    }

    /// From now on this request waits. Where there is something to tell already, it is told.
    MessageSource waits(JsonValue id) {
        var stream = new MessageStream(null);
        var source = Objects.requireNonNull(stream.read(0, () -> left(stream)));
        locked(() -> {
            waiting = new Waiting(id, stream);
            if (ending != null) tellEnd();
            else if (open != null) askAgain(open.question());
        });
        return source;
    }

    /// A request with an answer came.
    ///
    /// @return whether it asks for the same as the one before
    boolean isOf(RpcMessage.Request again) {
        return again.method().equals(request.method())
                && wish(again.params()).equals(wish(request.params()));
    }

    /// What is wished, without what differs from request to request.
    private static JsonObject wish(JsonObject params) {
        return params.toBuilder()
                .remove("_meta")
                .remove("inputResponses")
                .remove(Turns.STATE)
                .build();
    }

    /// Takes in what the person said, where they said something. What they said to another question
    /// than the open one, as theirs was answered elsewhere or had its time, is no answer to this one.
    ///
    /// @param state what came along with the answer
    void takes(String state, JsonObject responses) {
        var answer = responses.object(KEY);
        if (answer.isEmpty()) return;
        var asked = withdrawn(it -> it.state().equals(state));
        if (asked != null) asked.question().answered(answer.get());
    }

    /// The client is gone, or has all of it. One that went in the middle has given the call up.
    private void left(MessageStream stream) {
        boolean inTheMiddle;
        lock.lock();
        try {
            inTheMiddle = waiting != null && waiting.stream() == stream;
        } finally {
            lock.unlock();
        }
        if (inTheMiddle) cancel();
    }

    /// Takes no lock of its own: who drops it may hold another's.
    void cancel() {
        var given = call;
        if (given != null) given.cancel();
    }

    @Override
    public void tell(JsonObject notification) {
        locked(() -> {
            if (waiting != null) waiting.stream().send(notification);
        });
    }

    @Override
    public void ask(Question question) {
        var state = turns.keep(this);
        locked(() -> {
            open = new Open(question, state);
            if (waiting != null) tellQuestion();
        });
    }

    private void askAgain(Question question) {
        open = new Open(question, turns.keep(this));
        tellQuestion();
    }

    private void tellQuestion() {
        var asked = Objects.requireNonNull(open);
        var form =
                JsonObject.of("method", Question.METHOD).toBuilder()
                        .put("params", asked.question().form(ProtocolVersion.V2026_07_28))
                        .build();
        var result =
                JsonObject.of("inputRequests", JsonObject.of(KEY, form)).toBuilder()
                        .put(Turns.STATE, asked.state())
                        .build();
        var to = Objects.requireNonNull(waiting);
        waiting = null;
        to.stream().send(Rpc.result(to.id(), results.inputRequired(result)));
        to.stream().end();
    }

    @Override
    public void withdraw(String questionId) {
        var _ = withdrawn(it -> it.question().id().equals(questionId));
    }

    private @Nullable Open withdrawn(Predicate<Open> isMeant) {
        lock.lock();
        try {
            var asked = open;
            if (asked == null || !isMeant.test(asked)) return null;
            open = null;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void finish(JsonObject result) {
        end(new Ending(results.called(request.method(), result), null));
    }

    @Override
    public void fail(RpcError error) {
        end(new Ending(null, error));
    }

    @Override
    public void giveUp() {
        end(new Ending(null, null));
    }

    private void end(Ending how) {
        locked(() -> {
            ending = how;
            if (waiting != null) tellEnd();
        });
    }

    private void tellEnd() {
        var to = Objects.requireNonNull(waiting);
        var how = Objects.requireNonNull(ending);
        waiting = null;
        if (how.result() != null) to.stream().send(Rpc.result(to.id(), how.result()));
        if (how.error() != null) to.stream().send(Rpc.error(to.id(), how.error()));
        to.stream().end();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
