package dev.backendrig.agent;

/// Whether anybody watches a run. Thread-safe.
public interface Attendance {
    /// For a run that ends with its client.
    Attendance ALWAYS =
            new Attendance() {
                @Override
                public void await() {
                    // The run ends where nobody is there.
                }

                @Override
                public boolean showsQuestions() {
                    return false;
                }
            };

    /// Blocks while nobody watches, up to a limit of its own.
    ///
    /// @throws InterruptedException if the run was cancelled meanwhile, or nobody came
    void await() throws InterruptedException;

    /// Whether who watches is shown the run's questions, and can answer them by the run's id.
    default boolean showsQuestions() {
        return true;
    }

    /// Whether the prompt is in the person's own words, so that what it names may be trusted. Of a
    /// client's model it is not.
    default boolean promptIsPersons() {
        return true;
    }
}
