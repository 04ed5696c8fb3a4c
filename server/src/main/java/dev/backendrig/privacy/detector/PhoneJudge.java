package dev.backendrig.privacy.detector;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the numbering plans say about the numbers of one text, asked a bounded number of times; then
/// what has the right length counts. For one thread.
final class PhoneJudge {
    private static final int LEAST_BARE_WITH_CODE = 11;
    private static final int SHORTEST_NATIONAL = 9;
    private static final int LONGEST_NATIONAL = 13;

    private final PhoneNumberUtil library;
    private final List<PhoneRegion> regions;
    private final Map<String, Boolean> answers = new HashMap<>();
    private int calls;

    PhoneJudge(PhoneNumberUtil library, List<PhoneRegion> regions, int calls) {
        this.library = library;
        this.regions = regions;
        this.calls = calls;
    }

    /// Whether digits with their country's code are a number of any country.
    boolean isValidAnywhere(String digits) {
        return answers.computeIfAbsent(
                "+" + digits, asked -> calls <= 0 || isValidWithCode(digits));
    }

    private boolean isValidWithCode(String digits) {
        return regions.stream()
                        .filter(region -> region.fitsWithCode(digits))
                        .anyMatch(region -> library.isValidNumber(withCode(region, digits)))
                || parsed("+" + digits, "ZZ").filter(library::isValidNumber).isPresent();
    }

    /// Whether digits with the trunk prefix `0` are a number of one of the regions.
    boolean isNational(String digits) {
        if (digits.length() < SHORTEST_NATIONAL) return false;
        return answers.computeIfAbsent(
                digits,
                asked ->
                        calls <= 0 ? digits.length() <= LONGEST_NATIONAL : isValidNational(digits));
    }

    private boolean isValidNational(String digits) {
        return regions.stream()
                .filter(PhoneRegion::hasZeroTrunk)
                .filter(region -> region.fitsWithTrunk(digits))
                .anyMatch(region -> isValid(digits, region));
    }

    private boolean isValid(String digits, PhoneRegion region) {
        return library.isValidNumberForRegion(
                number(region, digits.substring(region.trunk().length())), region.name());
    }

    private PhoneNumber withCode(PhoneRegion region, String digits) {
        return number(region, digits.substring(region.code().length()));
    }

    /// A number put together here: reading it again would take the library most of its time.
    private PhoneNumber number(PhoneRegion region, String national) {
        calls--;
        return new PhoneNumber()
                .setCountryCode(Integer.parseInt(region.code()))
                .setNationalNumber(Long.parseLong(national));
    }

    /// Whether digits without a plus sign begin with the code of one of the regions.
    boolean isWithCode(PhoneCandidate candidate, PhoneWords words) {
        if (calls <= 0) return false;
        var digits = candidate.digits();
        return regions.stream()
                .filter(region -> region.fitsWithCode(digits))
                .filter(region -> isCodeApart(candidate, region) || candidate.bare())
                .filter(region -> !region.isNorthAmerican())
                .map(region -> withCode(region, digits))
                .filter(library::isValidNumber)
                .anyMatch(likely(candidate, digits, words));
    }

    private Predicate<PhoneNumber> likely(
            PhoneCandidate candidate, String digits, PhoneWords words) {
        if (words == PhoneWords.PHONE || !candidate.bare()) return number -> true;
        return number ->
                digits.length() >= LEAST_BARE_WITH_CODE
                        && library.getNumberType(number) == PhoneNumberType.MOBILE;
    }

    private static boolean isCodeApart(PhoneCandidate candidate, PhoneRegion region) {
        return candidate.length(0) == region.code().length() && !candidate.bare();
    }

    /// Whether digits are a national number of a region that has no trunk zero.
    boolean isWithoutTrunk(PhoneCandidate candidate, PhoneWords words) {
        if (calls <= 0) return false;
        var digits = candidate.digits();
        return regions.stream()
                .filter(region -> !region.hasZeroTrunk())
                .filter(region -> words == PhoneWords.PHONE || region.isNorthAmerican())
                .filter(region -> words == PhoneWords.PHONE || !candidate.bare())
                .filter(region -> fits(digits, region))
                .anyMatch(region -> isWrittenAsIn(region, candidate, digits));
    }

    private static boolean fits(String digits, PhoneRegion region) {
        return region.lengths().get(digits.length())
                || (!region.trunk().isEmpty() && region.fitsWithTrunk(digits));
    }

    private boolean isWrittenAsIn(PhoneRegion region, PhoneCandidate candidate, String digits) {
        return parsed(digits, region.name())
                .filter(number -> library.isValidNumberForRegion(number, region.name()))
                .filter(number -> candidate.bare() || isGroupedAs(number, candidate))
                .isPresent();
    }

    /// Whether the last groups are those that the library itself would write; the trunk prefix or
    /// country code may stand before them.
    private boolean isGroupedAs(PhoneNumber number, PhoneCandidate candidate) {
        var written = new ArrayList<Integer>();
        CharacterRuns.each(
                library.format(number, PhoneNumberFormat.NATIONAL),
                Alphabet.DIGITS,
                (start, end) -> written.add(end - start));
        var extra = candidate.groups().size() - written.size();
        if (extra < 0 || extra > 1) return false;
        for (var group = 0; group < written.size(); group++) {
            if (candidate.length(group + extra) != written.get(group)) return false;
        }
        return true;
    }

    private Optional<PhoneNumber> parsed(String number, String region) {
        calls--;
        try {
            return Optional.of(library.parse(number, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
