package dev.backendrig.http;

import dev.backendrig.agent.Agent;
import dev.backendrig.agent.Attendance;
import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.RunRequest;
import dev.backendrig.message.Usage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An agent whose runs do what a test tells them, one thing after another.
final class ScriptedRun implements Agent {
    static final String ID = "0123456789abcdef0123456789abcdef";
    static final Usage USAGE = new Usage(3, 4, 7, 0, 0);

    /// Something that a run does.
    interface Deed {
        void with(Consumer<RunEvent> events, Attendance attendance) throws InterruptedException;
    }

    private final LinkedBlockingQueue<Deed> deeds = new LinkedBlockingQueue<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);

    ScriptedRun then(Deed deed) {
        deeds.add(deed);
        return this;
    }

    ScriptedRun tells(RunEvent... events) {
        for (var event : events) then((to, _) -> to.accept(event));
        return this;
    }

    ScriptedRun begins() {
        return begins(ID);
    }

    ScriptedRun begins(String id) {
        return tells(new RunEvent.Started(id, null, "test", "test-model"));
    }

    ScriptedRun says(String text) {
        return tells(new RunEvent.TextDelta(text));
    }

    /// Says the last word, and no run does more.
    ScriptedRun ends() {
        return tells(new RunEvent.Finished(USAGE, true));
    }

    boolean awaitInterrupt() throws InterruptedException {
        return interrupted.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void run(RunRequest request, Consumer<RunEvent> events) throws InterruptedException {
        run(request, events, Attendance.ALWAYS);
    }

    @Override
    public void run(RunRequest request, Consumer<RunEvent> events, Attendance attendance)
            throws InterruptedException {
        try {
            var over = new boolean[1];
            Consumer<RunEvent> watched =
                    event -> {
                        events.accept(event);
                        over[0] = isLast(event);
                    };
            while (!over[0]) deeds.take().with(watched, attendance);
        } catch (InterruptedException e) {
            interrupted.countDown();
            events.accept(new RunEvent.Interrupted(USAGE, true));
            throw e;
        }
    }

    private static boolean isLast(RunEvent event) {
        return event instanceof RunEvent.Finished
                || event instanceof RunEvent.Stopped
                || event instanceof RunEvent.Cancelled
                || event instanceof RunEvent.Failed;
    }
}
