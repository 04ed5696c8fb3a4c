package dev.backendrig;

import dev.backendrig.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// A server that answers requests. Thread-safe.
interface RunningServer {
    /// Where it can be reached from this machine, such as `http://localhost:3000`, with the port
    /// that it really has.
    URI address();

    /// What its person should know from the start: a line each, none where all is well.
    default List<String> warnings() {
        return List.of();
    }

    /// How many answers are under way.
    int runs();

    /// How long [#drainAndStop] lets them go on.
    Duration drainTime();

    /// Ends it as [Settings.Http#drainTime] says: no new runs, running ones get that time, then
    /// sockets and streams are closed. Blocks until all is done; a second call does nothing.
    void drainAndStop();

    /// Puts a server together and starts it: the seam between the program and the composition root.
    interface Factory {
        /// Starts a server; it listens when this returns.
        ///
        /// @throws IOException if it cannot listen where the settings say
        RunningServer start(Settings settings) throws IOException;
    }
}
