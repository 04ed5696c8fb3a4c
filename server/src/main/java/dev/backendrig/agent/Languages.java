package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.language.LanguageDetector;
import java.util.Optional;

/// Chooses the language of what we say: the setting, else the prompt's, else the first known one of
/// the request's `Accept-Language`, else English.
///
/// @param setting `ASSISTANT_LANGUAGE`
record Languages(Optional<Language> setting) {
    Language of(RunRequest request) {
        return setting.or(() -> LanguageDetector.detect(request.prompt()))
                .or(() ->
                        Optional.ofNullable(request.acceptLanguage())
                                .flatMap(LanguageDetector::fromHeader))
                .orElse(Language.ENGLISH);
    }
}
