package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;
import dev.backendrig.safety.ShownHost;
import java.util.regex.Pattern;

/// An address that stands by itself, up to the white space behind it (GitHub Flavored Markdown 0.29,
/// 6.9). It shows its own host; where that is not plain the host is told, and one that carries data
/// is kept from being a link.
final class BareAddress implements Held {
    /// No browser takes more.
    private static final int MAX_LENGTH = 8_192;

    /// What belongs to the sentence rather than to the address.
    private static final String END_MARKS = "?!.,:*_~'\"()[]{};>|";

    private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|ftp)://");

    /// An authority that means something else than it seems to.
    private static final Pattern DECEIVING =
            Pattern.compile("[^/?#]*(?:[@\\\\%]|[^\\x00-\\x7f]).*");

    private final Paragraph paragraph;
    private final AddressTaint taint;
    private final StringBuilder address;
    private int shown;

    /// @param begun what of it was read, to its host
    /// @param shown how much of that was shown
    BareAddress(String begun, int shown, Paragraph paragraph, AddressTaint taint) {
        this.address = new StringBuilder(begun);
        this.shown = shown;
        this.paragraph = paragraph;
        this.taint = taint;
    }

    @Override
    public Step take(char c) {
        if (Markup.isSpace(c) || c == '<' || c == '`') return ended(String.valueOf(c));
        if (isBracket() && (c == '(' || c == '[' || c == ':')) {
            address.setLength(address.length() - 1);
            return ended("]" + c);
        }
        address.append(c);
        // Longer than any: with a space in it, it is none.
        if (address.length() > MAX_LENGTH) return new Step.Settled(unshown() + " ", "");
        return Step.MORE;
    }

    /// Whether a link's text may end here.
    private boolean isBracket() {
        return address.length() > shown && address.charAt(address.length() - 1) == ']';
    }

    private Step ended(String next) {
        if (isBracket()) {
            address.setLength(address.length() - 1);
            return ended("]" + next);
        }
        if (isToBeBroken()) return new Step.Settled(broken(), next);
        return new Step.Settled(unshown() + hostWhereNotPlain(), next);
    }

    private String unshown() {
        return address.substring(shown);
    }

    private String read() {
        var text = Markup.decoded(address.toString());
        var end = text.length();
        while (end > 0 && END_MARKS.indexOf(text.charAt(end - 1)) >= 0) end--;
        var read = text.substring(0, end);
        return SCHEME.matcher(read).lookingAt() ? read : "http://" + read;
    }

    private boolean isToBeBroken() {
        var read = read();
        if (taint.carries(read) || taint.carries(Markup.decoded(address.toString()))) return true;
        var authority = SCHEME.matcher(read).replaceFirst("");
        return ShownHost.of(read).isEmpty() && DECEIVING.matcher(authority).matches();
    }

    private String hostWhereNotPlain() {
        return ShownHost.of(read())
                .filter(host -> !host.isPlain())
                .map(host -> " (" + host.text() + ")")
                .orElse("");
    }

    /// The address as text: in code, or with a space in it where code may not be taken for that.
    private String broken() {
        if (shown > 0) return " " + unshown();
        var text = address.toString();
        if (!paragraph.isDoubtful() && text.indexOf('|') < 0) return "`" + text + "`";
        var begin = text.indexOf("//") >= 0 ? text.indexOf("//") + 2 : text.indexOf('.') + 1;
        return text.substring(0, begin) + " " + text.substring(begin);
    }

    /// What has come is judged; what follows will be, with it.
    @Override
    public Step cut() {
        if (isBracket()) return ended("");
        if (isToBeBroken()) return new Step.Settled(broken(), "");
        var out = unshown();
        shown = address.length();
        return new Step.Shown(out);
    }

    @Override
    public int size() {
        return address.length() - shown;
    }
}
