package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands between `](` and `)`. A link keeps its target where it shows the host; a picture's
/// target is set apart, so that nothing is loaded.
final class LinkTarget implements Held {
    private static final String BROKEN = "] (";

    /// A target, in angle brackets or not, and a title (CommonMark 0.31, 6.3).
    private static final Pattern INSIDE =
            Pattern.compile(
                    "\\s*+(?:<((?:\\\\.|[^<>\\n\\r\\\\])*+)>|([^\\s<]\\S*+|))(?:\\s++(.*+))?+",
                    Pattern.DOTALL);

    private static final Pattern TITLE =
            Pattern.compile("(?:\".*\"|'.*'|\\(.*\\))\\s*|\\s*", Pattern.DOTALL);

    private final Paragraph paragraph;
    private final AddressTaint taint;
    private final StringBuilder inside = new StringBuilder();
    private int depth;
    private boolean escaped;

    LinkTarget(Paragraph paragraph, AddressTaint taint) {
        this.paragraph = paragraph;
        this.taint = taint;
    }

    @Override
    public Step take(char c) {
        if (c == ')' && depth == 0 && !escaped) return closed();
        count(c);
        inside.append(c);
        var isNone =
                inside.indexOf("](", inside.length() - 2) >= 0
                        || (Markup.isLineEnd(c) && Markup.hasBlankLine(inside));
        return isNone ? broken("") : Step.MORE;
    }

    private void count(char c) {
        if (!escaped && c == '(') depth++;
        if (!escaped && c == ')') depth--;
        escaped = c == '\\' && !escaped;
    }

    private Step closed() {
        var isPicture = paragraph.closesPicture();
        var target = target();
        if (target.isEmpty()) return set(isPicture, ")");
        return switch (Destination.of(target.get())) {
            case Destination.Here() ->
                    isPicture ? apart(")") : new Step.Settled("](" + inside + ")", "");
            case Destination.Web(var host, var url) ->
                    isPicture || taint.carries(url) ? apart(")") : link(target.get(), host.text());
            case Destination.Mail(var address) ->
                    isPicture || taint.carries(address) ? apart(")") : link(target.get(), address);
            case Destination.Elsewhere() -> apart(")");
        };
    }

    /// A target of no form that Markdown knows: text, which readers of a looser kind must not take
    /// for an address.
    private Step set(boolean isPicture, String rest) {
        var isText = !isPicture && Destination.of(firstWord()) instanceof Destination.Here;
        return isText ? new Step.Settled("](", inside + rest) : apart(rest);
    }

    private String firstWord() {
        var text = inside.toString().strip();
        var end = 0;
        while (end < text.length() && !Markup.isSpace(text.charAt(end))) end++;
        return text.substring(text.startsWith("<") ? 1 : 0, Math.max(end, text.isEmpty() ? 0 : 1));
    }

    private Optional<String> target() {
        var parts = INSIDE.matcher(inside);
        if (!parts.matches()) return Optional.empty();
        var title = parts.group(3);
        if (title != null && !TITLE.matcher(title).matches()) return Optional.empty();
        return Optional.of(parts.group(1) != null ? parts.group(1) : parts.group(2));
    }

    /// The title is left out: it would be one more place to claim a host.
    private Step link(String target, String host) {
        var written =
                target.isEmpty() || target.matches("[^\\s()<>]+") ? target : "<" + target + ">";
        var shown = LinkText.shows(paragraph.textOfLink(), host) ? "" : " (" + host + ")";
        return new Step.Settled("](" + written + ")" + shown, "");
    }

    private Step apart(String rest) {
        return new Step.Settled(BROKEN, inside + rest);
    }

    private Step broken(String rest) {
        return set(paragraph.closesPicture(), rest);
    }

    @Override
    public Step cut() {
        paragraph.closesPicture();
        return apart("");
    }

    @Override
    public int size() {
        return inside.length() + 2;
    }
}
