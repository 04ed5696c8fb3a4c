package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.model.ContextTooLong;
import dev.backendrig.model.RetryAfter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an error says beyond its status.
///
/// @param badKey whether the key itself is at fault
/// @param tooLong whether the conversation is longer than the model's window
/// @param usedUp whether a quota is at its end that no short wait renews
/// @param retryDelay how long the API asks to wait
record ErrorDetails(
        boolean badKey, boolean tooLong, boolean usedUp, Optional<Duration> retryDelay) {
    private static final Set<String> KEY_REASONS = Set.of("API_KEY_INVALID", "API_KEY_EXPIRED");

    /// Some faults of a key have no reason of their own, only a sentence.
    private static final Pattern KEY_SENTENCE =
            Pattern.compile(
                    "api key (not valid|not found|expired|is invalid)"
                            + "|reported as leaked|unregistered callers",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern USED_UP_SENTENCE =
            Pattern.compile("credits are depleted|spending cap", Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG_QUOTA =
            Pattern.compile("per[_ ]?(day|month)|daily|monthly", Pattern.CASE_INSENSITIVE);

    static ErrorDetails of(JsonObject error) {
        var details = error.array("details").orElse(JsonArray.EMPTY).objects().toList();
        var sentence = error.string("message").orElse("");
        var badKey =
                details.stream().anyMatch(ErrorDetails::blamesKey)
                        || KEY_SENTENCE.matcher(sentence).find();
        var usedUp =
                violations(details).stream().anyMatch(ErrorDetails::isUsedUp)
                        || USED_UP_SENTENCE.matcher(sentence).find();
        var tooLong = ContextTooLong.isToldBy(sentence);
        return new ErrorDetails(badKey, tooLong, usedUp, retryDelay(details));
    }

    private static boolean blamesKey(JsonObject detail) {
        return detail.string("reason").filter(KEY_REASONS::contains).isPresent();
    }

    private static List<JsonObject> violations(List<JsonObject> details) {
        return details.stream()
                .filter(detail -> isOfType(detail, "QuotaFailure"))
                .flatMap(detail -> detail.array("violations").stream())
                .flatMap(JsonArray::objects)
                .toList();
    }

    /// A quota of a day or longer, or one of nothing at all, which a plan without the model has.
    private static boolean isUsedUp(JsonObject violation) {
        if (violation.string("quotaValue").filter("0"::equals).isPresent()) return true;
        return List.of("quotaId", "quotaMetric", "description").stream()
                .flatMap(name -> violation.string(name).stream())
                .anyMatch(text -> LONG_QUOTA.matcher(text).find());
    }

    private static Optional<Duration> retryDelay(List<JsonObject> details) {
        return details.stream()
                .filter(detail -> isOfType(detail, "RetryInfo"))
                .flatMap(detail -> detail.string("retryDelay").stream())
                .flatMap(text ->
                        RetryAfter.seconds(text.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                                .stream())
                .findFirst();
    }

    private static boolean isOfType(JsonObject detail, String type) {
        return detail.string("@type").filter(name -> name.endsWith("." + type)).isPresent();
    }
}
