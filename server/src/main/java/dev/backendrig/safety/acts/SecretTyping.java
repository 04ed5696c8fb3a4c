package dev.backendrig.safety.acts;

import dev.backendrig.safety.elements.Element;
import dev.backendrig.safety.elements.Trait;
import java.util.function.Predicate;

/// Tells when a secret is typed: by the field, and by the form of the text. Thread-safe.
///
/// @param isSecret whether a text is a secret by its form, such as a key of a known vendor
record SecretTyping(ActWords words, Predicate<String> isSecret) {
    boolean isSecretField(Element element) {
        if (element.is(Trait.SECRET)) return true;
        var mayHold = element.isField() || element.role().isEmpty();
        return mayHold
                && !element.role().equals("searchbox")
                && words.isSecretField(element.name());
    }

    boolean isSecretText(String text) {
        return !text.isBlank() && isSecret.test(text);
    }
}
