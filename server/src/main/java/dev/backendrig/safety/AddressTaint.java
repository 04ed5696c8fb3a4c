package dev.backendrig.safety;

/// Says whether an address carries data of the conversation. Thread-safe.
@FunctionalInterface
public interface AddressTaint {
    /// Whether whoever gets a request for this address learns something of the conversation.
    boolean carries(String url);
}
