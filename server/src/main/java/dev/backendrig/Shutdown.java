package dev.backendrig;

/// Ends the process in order when it is told to: SIGTERM, SIGINT, SIGHUP.
final class Shutdown {
    private Shutdown() {}

    /// Drains the server when the JVM is told to end, then ends it with exit code 0.
    ///
    /// A JVM that a signal ends exits with 128 + the signal's number, 143 for SIGTERM, although all
    /// went as it should, and a service manager takes that for a crash. A shutdown hook is the
    /// documented way to act on a signal, and `Runtime.halt` the only way to choose the exit code
    /// in one; nothing is lost by it, since this is the only hook and the drain is over.
    static void drainsAndExitsWithZero(RunningServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drainAndExit(server), "drain"));
    }

    private static void drainAndExit(RunningServer server) {
        try {
            server.drainAndStop();
        } finally {
            System.out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}
