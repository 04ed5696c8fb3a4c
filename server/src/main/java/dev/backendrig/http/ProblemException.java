package dev.backendrig.http;

/// Ends the work on a request with a [Problem]. Nothing of the answer was sent.
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        // No stack: this is an answer, not a fault of ours.
        super(problem.kind().type(), null, false, false);
        this.problem = problem;
    }

    ProblemException(ProblemKind kind, String english, String indonesian) {
        this(Problem.of(kind, english, indonesian));
    }

    Problem problem() {
        return problem;
    }
}
