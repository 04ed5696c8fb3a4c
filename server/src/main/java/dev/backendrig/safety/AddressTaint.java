package dev.backendrig.safety;

/// Tells whether an address carries data of the conversation away: what was read from a page, or
/// stands for a person's own. Thread-safe; linear in the address.
@FunctionalInterface
public interface AddressTaint {
    /// Whether something of it stands in the address, plain or encoded.
    boolean carries(String url);
}
