package dev.backendrig.model.contract;

/// Rows of the contract that need a stand-in.
interface Rows {
    /// The stand-in of the running test.
    Stand stand();
}
