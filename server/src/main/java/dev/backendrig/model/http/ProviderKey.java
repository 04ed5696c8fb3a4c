package dev.backendrig.model.http;

import dev.backendrig.config.Secret;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelException.Kind;
import java.util.Optional;

/// A provider's key as a header takes it.
public final class ProviderKey {
    private ProviderKey() {}

    /// The key's text, empty where there is none.
    ///
    /// @throws ModelException if no header could carry it: the HTTP client's own complaint about a
    ///     bad header value would quote it
    public static Optional<String> text(String provider, Optional<Secret> key) {
        var text = key.map(Secret::reveal).filter(value -> !value.isEmpty());
        if (text.isPresent() && !text.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw bad(provider, "the key has characters that a key cannot have");
        }
        return text;
    }

    /// The key's text.
    ///
    /// @throws ModelException if there is none or no header could carry it
    public static String required(String provider, Optional<Secret> key) {
        return text(provider, key).orElseThrow(() -> bad(provider, "no key is set"));
    }

    private static ModelException bad(String provider, String detail) {
        return new ModelException(Kind.BAD_KEY, provider, detail);
    }
}
