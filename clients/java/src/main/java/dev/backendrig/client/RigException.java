package dev.backendrig.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Any failure that this library tells of itself.
public final class RigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What kind of failure it is.
    public enum Kind {
        /// The server refused; [#problem()] says why.
        REFUSED,
        /// The server could not be reached, or what answered is not Backend Rig.
        UNREACHABLE,
        /// A run's stream broke and could not be taken up again.
        BROKEN,
        /// The session goes on with another socket, or the hello was not accepted.
        SESSION_LOST,
        /// The thread was interrupted while it waited.
        INTERRUPTED
    }

    private final Kind kind;
    private final transient @Nullable Problem problem;

    RigException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.problem = null;
    }

    RigException(Problem problem) {
        super(problem.detail());
        this.kind = Kind.REFUSED;
        this.problem = problem;
    }

    /// The interrupt flag is set again.
    static RigException interrupted(Throwable cause) {
        Thread.currentThread().interrupt();
        return new RigException(Kind.INTERRUPTED, "interrupted", cause);
    }

    public Kind kind() {
        return kind;
    }

    /// What the server said; only with [Kind#REFUSED].
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /// The problem's name; empty where there is none.
    public String code() {
        return problem == null ? "" : problem.code();
    }
}
