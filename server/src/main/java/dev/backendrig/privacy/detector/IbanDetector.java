package dev.backendrig.privacy.detector;

import java.util.Locale;
import java.util.function.Consumer;

/// Finds international bank account numbers (ISO 13616-1): a country's letters, two check digits
/// (ISO 7064, MOD 97-10) and as many signs, of the kinds, that the country has. Capitals or not, in
/// one piece or in groups that single spaces or dashes join; in small letters only groups of four,
/// as short words and numbers stand beside each other in any text.
public final class IbanDetector implements Detector {
    private static final int HEAD = 4;
    private static final int MIN_GROUP = 2;

    private final IbanForms forms = new IbanForms();

    @Override
    public DataKind kind() {
        return DataKind.IBAN;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        for (var at = 0; at + HEAD < text.length(); at++) {
            if (!isHead(text, at) || Chars.isWordBefore(text, at)) continue;
            var end = numberEnd(text, at);
            if (end < 0) continue;
            found.accept(new Finding(DataKind.IBAN, at, end));
            at = end - 1;
        }
    }

    private static boolean isHead(String text, int at) {
        return Chars.isDigit(text.charAt(at + 2))
                && Chars.isDigit(text.charAt(at + 3))
                && Chars.isAsciiLetter(text.charAt(at))
                && Chars.isAsciiLetter(text.charAt(at + 1));
    }

    /// Where the number ends that starts here; -1 where there is none.
    private int numberEnd(String text, int start) {
        var form = forms.of(text.substring(start, start + 2).toUpperCase(Locale.ROOT)).orElse("");
        if (form.isEmpty()) return -1;
        var number = new StringBuilder();
        var end = read(text, start, form.length() + HEAD, number);
        if (end < 0 || Chars.isWordAt(text, end)) return -1;
        var signs = number.toString().toUpperCase(Locale.ROOT);
        return IbanForms.fits(signs, form) && hasCheckDigits(signs) ? end : -1;
    }

    /// Reads so many letters and digits; returns the place behind them, -1 where they are not there.
    private static int read(String text, int start, int length, StringBuilder number) {
        var small = Character.isLowerCase(text.charAt(start));
        var group = 0;
        var separator = '\0';
        for (var at = start; at < text.length(); at++) {
            if (number.length() == length) return at;
            var sign = text.charAt(at);
            if (Chars.isDigit(sign) || Chars.isAsciiLetter(sign)) {
                number.append(sign);
                group++;
                continue;
            }
            var alike = separator == '\0' ? Chars.isGroupSeparator(sign) : sign == separator;
            if (!alike || number.length() < HEAD || !isGroup(group, small)) return -1;
            separator = sign;
            group = 0;
        }
        return number.length() == length ? text.length() : -1;
    }

    private static boolean isGroup(int signs, boolean small) {
        return small ? signs == HEAD : signs >= MIN_GROUP;
    }

    private static boolean hasCheckDigits(String number) {
        var check = Integer.parseInt(number, 2, HEAD, 10);
        if (check < 2 || check > 98) return false;
        var rest = 0;
        for (var i = 0; i < number.length(); i++) {
            var value = Character.digit(number.charAt((i + HEAD) % number.length()), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }
}
