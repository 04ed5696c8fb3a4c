package dev.backendrig.model;

import java.util.function.Consumer;

/// A language model. Implementations are thread-safe: one instance serves all runs.
public interface ChatModel {
    /// Who this is and what it can do.
    ModelInfo info();

    /// Asks the model for one turn and blocks until it ends. Events are handed over on the calling
    /// thread as they arrive, none held back for the next one.
    ///
    /// Interrupting the calling thread cancels at every stage, also while the provider is silent:
    /// the connection to the provider is closed and `InterruptedException` thrown. An exception
    /// that `events` throws ends the call the same way and passes through.
    ///
    /// @return the whole turn; a turn that ended for an odd reason is a turn, see [ModelTurn#ending]
    /// @throws ModelException if the provider could not be asked or its answer broke off; events
    ///     handed over before stay valid
    ModelTurn stream(ModelRequest request, Consumer<ModelEvent> events) throws InterruptedException;

    /// Does what a first call would otherwise wait for, without asking the provider anything. Blocks
    /// until it is done; may be left out.
    default void prepare() throws InterruptedException {}
}
