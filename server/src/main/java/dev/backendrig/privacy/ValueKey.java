package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.util.Locale;
import java.util.function.IntPredicate;

/// What makes two spellings the same value: `4111 1111` is `4111-1111`, `a@Example.com` is
/// `a@example.com`. What stands before the `@` may differ by case (RFC 5321, 2.4); so may crypto
/// addresses, secrets and words of a person's own.
record ValueKey(DataKind kind, String text) {
    static ValueKey of(DataKind kind, String spelling) {
        return new ValueKey(
                kind,
                switch (kind) {
                    case EMAIL -> mail(spelling);
                    case CARD, PHONE, SSN, NIK, NPWP -> only(Character::isDigit, spelling);
                    case IBAN ->
                            only(Character::isLetterOrDigit, spelling).toUpperCase(Locale.ROOT);
                    case IP -> spelling.toLowerCase(Locale.ROOT);
                    case CRYPTO, SECRET, CUSTOM -> spelling;
                });
    }

    private static String mail(String spelling) {
        var at = spelling.lastIndexOf('@') + 1;
        return spelling.substring(0, at) + spelling.substring(at).toLowerCase(Locale.ROOT);
    }

    private static String only(IntPredicate wanted, String spelling) {
        return spelling.codePoints()
                .filter(wanted)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Says nothing of the value.
    @Override
    public String toString() {
        return kind.name();
    }
}
