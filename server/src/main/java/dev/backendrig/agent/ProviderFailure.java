package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.model.ModelException;
import dev.backendrig.model.ModelInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Turns a provider's failure into a sentence that the person can act on.
///
/// @param model the one that was asked
record ProviderFailure(Language language, ModelInfo model) {
    /// Limits are mostly counted by the minute.
    private static final Duration UNTOLD_LIMIT = Duration.ofMinutes(1);

    /// A used up quota is renewed after hours at the earliest, mostly at the end of a day.
    private static final Duration UNTOLD_QUOTA = Duration.ofHours(1);

    /// What a provider without a key calls bad is some other setting.
    private String key() {
        var variables = model.variables();
        return variables.key().isEmpty() ? address() : variables.key();
    }

    private String address() {
        var variables = model.variables();
        return variables.address().isEmpty() ? variables.model() : variables.address();
    }

    RunFailure of(ModelException e) {
        return new RunFailure(kind(e.kind()), sentence(e), retryAfter(e));
    }

    /// A limit always says when to come again, also where the provider does not.
    private static @Nullable Duration retryAfter(ModelException e) {
        var untold =
                switch (e.kind()) {
                    case RATE_LIMITED -> UNTOLD_LIMIT;
                    case QUOTA_EXHAUSTED -> UNTOLD_QUOTA;
                    case BAD_KEY,
                            FORBIDDEN,
                            UNKNOWN_MODEL,
                            BAD_REQUEST,
                            CONTEXT_TOO_LONG,
                            OVERLOADED,
                            SERVER_ERROR,
                            UNREACHABLE,
                            NO_FIRST_EVENT,
                            IDLE,
                            BROKEN_STREAM,
                            UNREADABLE ->
                            null;
                };
        return e.retryAfter().orElse(untold);
    }

    private static RunFailure.Kind kind(ModelException.Kind kind) {
        return switch (kind) {
            case RATE_LIMITED -> RunFailure.Kind.RATE_LIMIT;
            case QUOTA_EXHAUSTED -> RunFailure.Kind.QUOTA;
            case UNKNOWN_MODEL -> RunFailure.Kind.UNKNOWN_MODEL;
            case BAD_REQUEST, CONTEXT_TOO_LONG -> RunFailure.Kind.REFUSED;
            case NO_FIRST_EVENT, IDLE -> RunFailure.Kind.PROVIDER_TIMEOUT;
            case BAD_KEY,
                    FORBIDDEN,
                    OVERLOADED,
                    SERVER_ERROR,
                    UNREACHABLE,
                    BROKEN_STREAM,
                    UNREADABLE ->
                    RunFailure.Kind.PROVIDER;
        };
    }

    private String sentence(ModelException e) {
        return language.choose(english(e), indonesian(e));
    }

    private String english(ModelException e) {
        return switch (e.kind()) {
            case BAD_KEY ->
                    "The model provider does not accept the key in %s. Check it and start the server again."
                            .formatted(key());
            case FORBIDDEN ->
                    "The key in %s is not allowed to use this model. Check its project, its restrictions and your region."
                            .formatted(key());
            case UNKNOWN_MODEL ->
                    "The model provider does not know the model %s. Check %s."
                            .formatted(model.model(), model.variables().model());
            case BAD_REQUEST ->
                    "The model provider refused the request as faulty. A shorter conversation,"
                            + " another picture or another model may help.";
            case CONTEXT_TOO_LONG -> tooLong();
            case RATE_LIMITED ->
                    "The rate limit of your quota at the model provider is reached. Please try again %s."
                            .formatted(englishWait(e));
            case QUOTA_EXHAUSTED ->
                    "The quota of your key at the model provider is used up. Wait until it is"
                            + " renewed, raise it, or use another key.";
            case OVERLOADED ->
                    "The model provider is overloaded right now. Please try again in a moment.";
            case SERVER_ERROR -> "The model provider failed. Please try again in a moment.";
            case UNREACHABLE ->
                    "The model provider cannot be reached. Check the network and %s."
                            .formatted(address());
            case NO_FIRST_EVENT ->
                    "The model provider did not begin to answer in time. Please try again.";
            case IDLE ->
                    "The model provider fell silent in the middle of the answer. Please try again.";
            case BROKEN_STREAM ->
                    "The connection to the model provider broke off in the middle of the answer."
                            + " Please try again.";
            case UNREADABLE ->
                    "The model provider answered with something unreadable. Check %s, then try again."
                            .formatted(address());
        };
    }

    private String indonesian(ModelException e) {
        return switch (e.kind()) {
            case BAD_KEY ->
                    "Penyedia model tidak menerima kunci di %s. Periksa lalu jalankan ulang server."
                            .formatted(key());
            case FORBIDDEN ->
                    "Kunci di %s tidak diizinkan memakai model ini. Periksa proyeknya, pembatasannya, dan wilayah Anda."
                            .formatted(key());
            case UNKNOWN_MODEL ->
                    "Penyedia model tidak mengenal model %s. Periksa %s."
                            .formatted(model.model(), model.variables().model());
            case BAD_REQUEST ->
                    "Penyedia model menolak permintaan karena dianggap keliru. Percakapan yang"
                            + " lebih pendek, gambar lain, atau model lain mungkin membantu.";
            case CONTEXT_TOO_LONG -> tooLong();
            case RATE_LIMITED ->
                    "Batas laju kuota Anda di penyedia model tercapai. Silakan coba lagi %s."
                            .formatted(indonesianWait(e));
            case QUOTA_EXHAUSTED ->
                    "Kuota kunci Anda di penyedia model sudah habis. Tunggu sampai diperbarui,"
                            + " tingkatkan, atau pakai kunci lain.";
            case OVERLOADED -> "Penyedia model sedang terlalu sibuk. Silakan coba sebentar lagi.";
            case SERVER_ERROR -> "Penyedia model mengalami gangguan. Silakan coba sebentar lagi.";
            case UNREACHABLE ->
                    "Penyedia model tidak dapat dihubungi. Periksa jaringan dan %s."
                            .formatted(address());
            case NO_FIRST_EVENT ->
                    "Penyedia model tidak mulai menjawab tepat waktu. Silakan coba lagi.";
            case IDLE -> "Penyedia model terdiam di tengah jawaban. Silakan coba lagi.";
            case BROKEN_STREAM ->
                    "Sambungan ke penyedia model terputus di tengah jawaban. Silakan coba lagi.";
            case UNREADABLE ->
                    "Jawaban penyedia model tidak terbaca. Periksa %s, lalu coba lagi."
                            .formatted(address());
        };
    }

    private String tooLong() {
        return language.choose(
                "This is more than the model can read at once. Begin a new conversation, send less"
                        + " at a time, or use a model with a larger window.",
                "Ini lebih banyak daripada yang dapat dibaca model sekaligus. Mulai percakapan"
                        + " baru, kirim lebih sedikit, atau pakai model dengan jendela yang lebih"
                        + " besar.");
    }

    private static String englishWait(ModelException e) {
        return e.retryAfter().map(it -> "in " + seconds(it) + " seconds").orElse("in a while");
    }

    private static String indonesianWait(ModelException e) {
        return e.retryAfter().map(it -> "dalam " + seconds(it) + " detik").orElse("sebentar lagi");
    }

    /// Rounded up.
    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
