package dev.backendrig.agent;

/// Whether anybody watches a run. Thread-safe.
public interface Attendance {
    /// For a run that ends with its client.
    Attendance ALWAYS = () -> {};

    /// Blocks while nobody watches, up to a limit of its own.
    ///
    /// @throws InterruptedException if the run was cancelled meanwhile, or nobody came
    void await() throws InterruptedException;
}
