package dev.backendrig.model.langchain;

import dev.backendrig.json.JsonNumber;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words of an error.
///
/// @param codes those for programs, from `code` and `type`, in lower case
/// @param number an HTTP status that the error itself names, 0 where it names none
/// @param sentence the one for people, empty where there is none
record ErrorWords(List<String> codes, int number, String sentence) {
    private static final ErrorWords NONE = new ErrorWords(List.of(), 0, "");

    private static final Set<String> BAD_KEY =
            Set.of("invalid_api_key", "invalid_authentication", "incorrect_api_key");
    private static final Set<String> UNKNOWN_MODEL =
            Set.of("model_not_found", "model_not_available", "unknown_model");
    private static final Set<String> USED_UP =
            Set.of(
                    "insufficient_quota",
                    "billing_hard_limit_reached",
                    "billing_not_active",
                    "billing_error",
                    "exceeded_current_quota_error",
                    "insufficient_balance");

    private static final Pattern KEY_SENTENCE =
            Pattern.compile(
                    "(incorrect|invalid) api key|api key (not valid|expired|is invalid)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern MODEL_SENTENCE =
            Pattern.compile(
                    "\\bmodel\\b.{0,300}\\b(does not exist|not found|is not available)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// No short wait renews what these speak of.
    private static final Pattern USED_UP_SENTENCE =
            Pattern.compile(
                    "per[_ -]?(day|month)\\b|\\(?\\b[RT]PD\\b|daily limit|monthly limit"
                            + "|exceeded your current quota|insufficient (credits|balance|funds)"
                            + "|credit balance is too low|billing",
                    Pattern.CASE_INSENSITIVE);

    /// The HTTP statuses of words in errors that come without one.
    private static final Map<String, Integer> STATUSES =
            Map.ofEntries(
                    Map.entry("invalid_request_error", 400),
                    Map.entry("badrequesterror", 400),
                    Map.entry("authentication_error", 401),
                    Map.entry("authenticationerror", 401),
                    Map.entry("unauthorized", 401),
                    Map.entry("permission_error", 403),
                    Map.entry("permissiondeniederror", 403),
                    Map.entry("forbidden", 403),
                    Map.entry("not_found_error", 404),
                    Map.entry("notfounderror", 404),
                    Map.entry("timeout", 408),
                    Map.entry("timeout_error", 408),
                    Map.entry("request_too_large", 413),
                    Map.entry("rate_limit_error", 429),
                    Map.entry("rate_limit_exceeded", 429),
                    Map.entry("ratelimiterror", 429),
                    Map.entry("too_many_requests", 429),
                    Map.entry("requests", 429),
                    Map.entry("tokens", 429),
                    Map.entry("api_error", 500),
                    Map.entry("server_error", 500),
                    Map.entry("internal_error", 500),
                    Map.entry("internal_server_error", 500),
                    Map.entry("service_unavailable", 503),
                    Map.entry("service_unavailable_error", 503),
                    Map.entry("unavailable_error", 503),
                    Map.entry("engine_overloaded", 503),
                    Map.entry("overloaded", 529),
                    Map.entry("overloaded_error", 529));

    /// The form of all codes so far; anything else might be text that must not be shown.
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    static ErrorWords of(JsonValue error) {
        return switch (error) {
            case JsonObject object -> ofObject(object);
            case JsonString(var sentence) -> new ErrorWords(List.of(), 0, sentence);
            default -> NONE;
        };
    }

    private static ErrorWords ofObject(JsonObject error) {
        var codes =
                Stream.of("code", "type")
                        .flatMap(name -> error.string(name).stream())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList();
        var sentence = error.string("message").or(() -> error.string("detail"));
        return new ErrorWords(codes, number(error.get("code")), sentence.orElse(""));
    }

    private static int number(@Nullable JsonValue code) {
        return code instanceof JsonNumber number
                ? (int)
                        number.integer().stream()
                                .filter(it -> it >= 400 && it < 600)
                                .findAny()
                                .orElse(0)
                : 0;
    }

    /// The HTTP status that fits the words; 500 where none does.
    int status() {
        if (number != 0) return number;
        if (badKey()) return 401;
        if (unknownModel()) return 404;
        if (usedUp()) return 429;
        return codes.stream()
                .flatMap(code -> Optional.ofNullable(STATUSES.get(code)).stream())
                .findFirst()
                .orElse(500);
    }

    boolean badKey() {
        return says(BAD_KEY) || KEY_SENTENCE.matcher(sentence).find();
    }

    boolean unknownModel() {
        return says(UNKNOWN_MODEL) || MODEL_SENTENCE.matcher(sentence).find();
    }

    /// Whether a quota or credit is at its end that no short wait renews.
    boolean usedUp() {
        return says(USED_UP) || USED_UP_SENTENCE.matcher(sentence).find();
    }

    /// A word for the log.
    String shown() {
        return codes.stream()
                .filter(code -> CODE.matcher(code).matches())
                .findFirst()
                .orElse("no code");
    }

    private boolean says(Set<String> words) {
        return codes.stream().anyMatch(words::contains);
    }
}
