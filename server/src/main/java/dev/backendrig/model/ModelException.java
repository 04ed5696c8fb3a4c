package dev.backendrig.model;

import dev.backendrig.message.Usage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model call that failed. Its message is for the log: it names the provider and the fault,
/// never a key, a prompt or a provider's error body.
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What went wrong, as far as the person can do something about it.
    public enum Kind {
        /// The key is missing, wrong or expired.
        BAD_KEY,
        /// The key is good but not allowed to do this.
        FORBIDDEN,
        /// The provider does not know the model.
        UNKNOWN_MODEL,
        /// The provider found fault with the request itself.
        BAD_REQUEST,
        /// The conversation is longer than the model's window; see [ContextTooLong].
        CONTEXT_TOO_LONG,
        /// Too many requests for now; [#retryAfter] tells when to come again.
        RATE_LIMITED,
        /// The quota of the day, or all credit, is used up.
        QUOTA_EXHAUSTED,
        /// The provider has too much to do.
        OVERLOADED,
        /// The provider failed.
        SERVER_ERROR,
        /// No connection: address, network or proxy.
        UNREACHABLE,
        /// Nothing came within the time for a first event.
        NO_FIRST_EVENT,
        /// The stream fell silent in the middle.
        IDLE,
        /// The stream broke off in the middle.
        BROKEN_STREAM,
        /// The answer is not in the provider's form.
        UNREADABLE
    }

    private final Kind kind;
    private final String provider;
    private final int status;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Usage usage;

    /// @param status the provider's HTTP status, 0 where there was none
    /// @param retryAfter how long the provider asks to wait, null where it does not say
    public ModelException(
            Kind kind, String provider, int status, @Nullable Duration retryAfter, String detail) {
        this(
                provider
                        + ": "
                        + kind
                        + (status == 0 ? "" : " (HTTP " + status + ")")
                        + ": "
                        + detail,
                kind,
                provider,
                status,
                retryAfter,
                null);
    }

    private ModelException(
            String message,
            Kind kind,
            String provider,
            int status,
            @Nullable Duration retryAfter,
            @Nullable Usage usage) {
        super(message);
        this.kind = kind;
        this.provider = provider;
        this.status = status;
        this.retryAfter = retryAfter;
        this.usage = usage;
    }

    public ModelException(Kind kind, String provider, String detail) {
        this(kind, provider, 0, null, detail);
    }

    public Kind kind() {
        return kind;
    }

    public String provider() {
        return provider;
    }

    public int status() {
        return status;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// What the call had used when it failed, as far as the provider told.
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /// The same failure of a call that had used so much.
    public ModelException after(@Nullable Usage used) {
        if (used == null) return this;
        var same =
                new ModelException(
                        String.valueOf(getMessage()), kind, provider, status, retryAfter, used);
        same.setStackTrace(getStackTrace());
        return same;
    }
}
