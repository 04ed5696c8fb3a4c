package dev.backendrig.privacy.detector;

/// What a word's characters say about whether it was drawn by lot.
///
/// Drawn words use many different characters evenly (Shannon's entropy), change between upper case,
/// lower case and digits at every second or third place, and their letters do not follow each other
/// as in words. Names of programs, compound words, codes with dates and addresses fail in at least
/// one of the three. The bounds were chosen such that of words drawn by lot over letters and digits
/// 95 of 100 pass with 20 characters, 97 with 24 and 99 with 40 (100,000 of each were drawn), and
/// hardly any name of a program: of the 11,000 different ones with 20 characters and more in the
/// classes of this server's libraries, one.
final class Randomness {
    private static final double LEAST_EVENNESS = 0.8;
    private static final int LONGEST_NUMBER = 5;
    private static final int LEAST_SEGMENT = 10;
    private static final int LETTERS_ALONE = 24;

    private final int[] counts = new int[128];
    private final int length;
    private int lower;
    private int upper;
    private int digits;
    private int number;
    private int longestNumber;
    private int segment;
    private int longestSegment;
    private int separators;
    private int pieces;
    private int pairs;
    private int usual;

    private Randomness(String text, int start, int end) {
        length = end - start;
        var before = '\0';
        for (var i = start; i < end; i++) {
            var here = text.charAt(i);
            counts[here]++;
            count(here);
            relate(before, here);
            before = here;
        }
    }

    /// Whether a word of letters, digits and the signs of Base64 looks as if drawn by lot.
    static boolean in(String text, int start, int end) {
        return new Randomness(text, start, end).isRandom();
    }

    private void count(char c) {
        if (Ascii.lower(c)) lower++;
        else if (Ascii.upper(c)) upper++;
        else if (Chars.isDigit(c)) digits++;
        else separators++;
        number = Chars.isDigit(c) ? number + 1 : 0;
        segment = Ascii.alphanumeric(c) ? segment + 1 : 0;
        longestNumber = Math.max(longestNumber, number);
        longestSegment = Math.max(longestSegment, segment);
    }

    private void relate(char before, char here) {
        if (Ascii.alphanumeric(here) && startsPiece(before, here)) pieces++;
        if (Chars.isAsciiLetter(before) && Chars.isAsciiLetter(here)) {
            pairs++;
            usual += LetterPairs.usual(before, here);
        }
    }

    /// A piece is a number, letters of one case, or a capital with small letters behind it.
    private static boolean startsPiece(char before, char here) {
        if (Chars.isDigit(here)) return !Chars.isDigit(before);
        if (Ascii.upper(here)) return !Ascii.upper(before);
        return !Chars.isAsciiLetter(before);
    }

    private boolean isRandom() {
        if (longestSegment < LEAST_SEGMENT || longestNumber > LONGEST_NUMBER) return false;
        if (separators > 1 + length / 12 || evenness() < LEAST_EVENNESS) return false;
        if (lower == 0 || upper == 0) return isRandomInOneCase();
        return digits > 0 ? isMixed(4.7, 3.6) : length >= LETTERS_ALONE && isMixed(4.2, 2.7);
    }

    private boolean isRandomInOneCase() {
        return digits >= 2 && separators == 0 && pairs >= 4 && isMixed(4.7, 5);
    }

    private boolean isMixed(double mostUsual, double longestPiece) {
        return usual <= mostUsual * pairs && length - separators <= longestPiece * pieces;
    }

    /// Entropy by what it could be at most, with so many characters of such an alphabet.
    private double evenness() {
        var entropy = 0.0;
        for (var count : counts) {
            if (count > 0) entropy -= count * Math.log((double) count / length) / length;
        }
        var alphabet = (lower > 0 ? 26 : 0) + (upper > 0 ? 26 : 0) + (digits > 0 ? 10 : 0);
        return entropy / Math.log(Math.max(2, Math.min(length, alphabet)));
    }
}
