package dev.backendrig;

import dev.backendrig.audit.AuditCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// Tells a person whether the audit log is whole.
record AuditReport(PrintStream out, PrintStream err) {
    /// Checks the log in a data folder.
    ///
    /// @return whether nothing is wrong with it
    boolean print(Path folder) {
        try {
            return print(folder, AuditCheck.of(folder));
        } catch (IOException e) {
            err.println("The audit log in " + folder + " cannot be read: " + e.getMessage());
            return false;
        }
    }

    private boolean print(Path folder, AuditCheck.Outcome outcome) {
        return switch (outcome) {
            case AuditCheck.Outcome.Missing() -> {
                out.println("There is no audit log in " + folder + " yet.");
                yield true;
            }
            case AuditCheck.Outcome.Whole(var lines, var seq, var hash, var torn) -> {
                out.println(
                        "The audit log is whole: %d lines, the last is %d with the hash %s"
                                .formatted(lines, seq, hash));
                if (torn) out.println("Behind it a line was begun and not ended.");
                yield true;
            }
            case AuditCheck.Outcome.Broken(var file, var line, var reason) -> {
                err.println(
                        "The audit log is broken at %s, line %d: %s."
                                .formatted(file, line, reason));
                yield false;
            }
        };
    }
}
