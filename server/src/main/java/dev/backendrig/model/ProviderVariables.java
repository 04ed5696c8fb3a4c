package dev.backendrig.model;

/// The names of the settings of a provider, for sentences that say what to check.
///
/// @param key empty where it has none
/// @param address empty where it has none
public record ProviderVariables(String key, String model, String address) {
    /// Of a model that nothing is set for.
    public static final ProviderVariables NONE = new ProviderVariables("", "MODEL", "");
}
