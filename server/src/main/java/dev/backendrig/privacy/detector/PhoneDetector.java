package dev.backendrig.privacy.detector;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds phone numbers: of every country with its code, of some regions as they are written there.
///
/// The numbering plans are libphonenumber's (github.com/google/libphonenumber; ITU-T E.164). Its own
/// search through a text is slow where digits abound, so [PhoneCandidates] cuts, [PhoneShape],
/// [PhoneEdges] and [PhoneWords] throw out dates, prices, order numbers and digit soup, and the library only
/// judges what is left:
///
/// - with a plus sign, or an international prefix (`00`, `011`) set apart: valid anywhere;
/// - with the trunk prefix `0`: valid in one of the regions;
/// - with a region's country code alone (`62812…`): a valid mobile number, or after a word of phones;
/// - with neither, in regions without a trunk zero: grouped as the region does, in North America by
///   itself, elsewhere (where eight digits are a number) after a word of phones; ungrouped only after one.
///
/// For each stretch of text the library is asked a bounded number of times. When that is used up, what
/// has a number's length and a plus sign or a leading zero counts unasked: too much is hidden then
/// rather than too little.
public final class PhoneDetector implements Detector {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 17;
    private static final int CALLS_AT_LEAST = 400;
    private static final int TEXT_PER_CALL = 256;
    private static final int MOST_LEFT_OUT = 2;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final List<PhoneRegion> regions;

    /// @param regions ISO 3166-1 alpha-2 codes in capitals
    /// @throws IllegalArgumentException if one is not known
    public PhoneDetector(List<String> regions) {
        this.regions = regions.stream().map(region -> PhoneRegion.of(library, region)).toList();
    }

    /// Whether a country has numbers of its own: Antarctica has none.
    public static boolean knows(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    @Override
    public DataKind kind() {
        return DataKind.PHONE;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        var judge =
                new PhoneJudge(library, regions, CALLS_AT_LEAST + text.length() / TEXT_PER_CALL);
        PhoneCandidates.each(text, candidate -> find(candidate, judge, found));
    }

    /// Hands over the number that a candidate begins with, and goes on with the groups behind it.
    private static void find(PhoneCandidate candidate, PhoneJudge judge, Consumer<Finding> found) {
        var rest = candidate;
        while (true) {
            var number = number(rest, judge);
            if (number.isEmpty()) return;
            var start = number.get().numberStart();
            found.accept(new Finding(DataKind.PHONE, start, number.get().end()));
            var left = rest.groups().size() - number.get().groups().size();
            if (left == 0) return;
            rest = rest.last(left);
        }
    }

    /// The number, without groups behind it that are none of its own.
    private static Optional<PhoneCandidate> number(PhoneCandidate candidate, PhoneJudge judge) {
        if (candidate.digitCount() < SHORTEST) return Optional.empty();
        var words = PhoneWords.before(candidate.text(), candidate.start());
        for (var left = 0; left <= MOST_LEFT_OUT && left < candidate.groups().size(); left++) {
            var tried = candidate.without(left);
            if (isNumber(tried, words, judge)) return Optional.of(tried);
            if (!tried.groups().getLast().separator().isBlank() || !leads(candidate)) break;
        }
        return Optional.empty();
    }

    private static boolean leads(PhoneCandidate candidate) {
        return candidate.plus() || candidate.digits().startsWith("0");
    }

    private static boolean isNumber(PhoneCandidate candidate, PhoneWords words, PhoneJudge judge) {
        var digits = candidate.digits();
        if (digits.length() < SHORTEST || digits.length() > LONGEST) return false;
        if (!PhoneEdges.areOpen(candidate, words) || PhoneShape.isOther(candidate)) return false;
        return candidate.plus()
                ? judge.isValidAnywhere(digits)
                : words != PhoneWords.OTHER && isWithoutPlus(candidate, words, judge);
    }

    private static boolean isWithoutPlus(
            PhoneCandidate candidate, PhoneWords words, PhoneJudge judge) {
        var digits = candidate.digits();
        if (candidate.bare() && PhoneShape.isMadeUp(digits)) return false;
        var international = internationalDigits(candidate, digits);
        if (!international.isEmpty() && judge.isValidAnywhere(international)) return true;
        if (digits.startsWith("0")) return judge.isNational(digits);
        return judge.isWithCode(candidate, words) || judge.isWithoutTrunk(candidate, words);
    }

    /// The digits behind an international prefix that is a group of its own; empty if there is none.
    private static String internationalDigits(PhoneCandidate candidate, String digits) {
        if (candidate.bare()) return "";
        if (digits.startsWith("00") && candidate.length(0) == 2) return digits.substring(2);
        return digits.startsWith("011") && candidate.length(0) == 3 ? digits.substring(3) : "";
    }
}
