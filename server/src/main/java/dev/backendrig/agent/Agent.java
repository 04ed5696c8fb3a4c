package dev.backendrig.agent;

import java.util.function.Consumer;

/// Runs a person's requests. Thread-safe.
public interface Agent {
    /// Runs the request to its end on the calling thread and hands over every event there.
    ///
    /// Interrupting the thread cancels the run: the model call is closed at once and no action that
    /// changes the page is sent any more. An exception thrown by `events` does the same and passes
    /// through.
    ///
    /// @throws RunRefusedException before the first event, if the run may not begin
    /// @throws InterruptedException if the run was cancelled; the last event was then
    ///     [RunEvent.Interrupted], or none where the run had not begun
    void run(RunRequest request, Consumer<RunEvent> events) throws InterruptedException;

    /// The same for a client that may go away and come back.
    ///
    /// @param attendance whether it is there: what changes the page waits for it
    default void run(RunRequest request, Consumer<RunEvent> events, Attendance attendance)
            throws InterruptedException {
        run(request, events);
    }
}
