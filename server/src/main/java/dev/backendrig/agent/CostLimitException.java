package dev.backendrig.agent;

/// A model call that is not made because enough has been spent: the run ends with it, whoever wanted the
/// call.
final class CostLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RunEnd.CostLimit end;

    CostLimitException(RunEnd.CostLimit end) {
        // No stack: this is an end of a run, not a fault.
        super("the cost limit is met: " + end.scope(), null, false, false);
        this.end = end;
    }

    RunEnd.CostLimit end() {
        return end;
    }
}
