package dev.backendrig.model;

import dev.backendrig.message.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model call that was given up by an interrupt after the provider had told what it used.
public final class ModelInterruptedException extends InterruptedException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Usage usage;

    /// @param usage what the call had used up to then, null where the provider told none
    public ModelInterruptedException(@Nullable Usage usage) {
        super("A model call was given up");
        this.usage = usage;
    }

    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }
}
