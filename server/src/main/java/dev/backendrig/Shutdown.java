package dev.backendrig;

import java.io.PrintStream;

/// Ends the process in order when it is told to: SIGTERM, SIGINT, SIGHUP.
///
/// @param out where a person is told how it goes
record Shutdown(PrintStream out) {
    /// What a shell calls the end by SIGINT: 128 + the signal's number.
    private static final int INTERRUPTED = 130;

    /// Drains the server when the JVM is told to end, then ends it with exit code 0. A further
    /// SIGINT, which is a second Ctrl+C, ends it at once.
    ///
    /// A JVM that a signal ends exits with 128 + the signal's number, 143 for SIGTERM, although all
    /// went as it should, and a service manager takes that for a crash. A shutdown hook is the
    /// documented way to act on a signal, and `Runtime.halt` the only way to choose the exit code
    /// in one; nothing is lost by it, since this is the only hook and the drain is over.
    void drainsAndExitsWithZero(RunningServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drainAndExit(server), "drain"));
    }

    private void drainAndExit(RunningServer server) {
        try {
            // Hooks run once: the JVM by itself does nothing about a second signal.
            Interrupt.onNext(() -> Runtime.getRuntime().halt(INTERRUPTED));
            var runs = server.runs();
            if (runs > 0) out.println(stopping(runs, server.drainTime().toSeconds()));
            out.flush();
            server.drainAndStop();
            out.println("Stopped. / Sudah berhenti.");
        } finally {
            out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    private static String stopping(int runs, long seconds) {
        return "Stopping: %d answer(s) still running, at most %d s. Ctrl+C again stops at once. / Menunggu %d jawaban, paling lama %d detik. Ctrl+C lagi: langsung berhenti."
                .formatted(runs, seconds, runs, seconds);
    }
}
