package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What may be the begin of an address that stands by itself, also with its signs escaped: renderers
/// make links of those.
final class AddressBegin implements Held {
    private static final List<String> BEGINS = List.of("https://", "http://", "ftp://", "www.");

    /// An escape of which more is to come.
    private static final Pattern UNFINISHED = Pattern.compile("(?:\\\\|&#?[0-9A-Za-z]{0,31})$");

    private final Paragraph paragraph;
    private final AddressTaint taint;
    private final StringBuilder held = new StringBuilder();
    private int shown;

    AddressBegin(Paragraph paragraph, AddressTaint taint) {
        this.paragraph = paragraph;
        this.taint = taint;
    }

    static boolean mayBeginWith(char c) {
        return "hHwWfF&".indexOf(c) >= 0;
    }

    @Override
    public Step take(char c) {
        held.append(c);
        var unfinished = UNFINISHED.matcher(held);
        var isUnfinished = unfinished.find();
        var whole = isUnfinished ? held.substring(0, unfinished.start()) : held.toString();
        var read = Markup.decoded(whole).toLowerCase(Locale.ROOT);
        if (BEGINS.contains(read)) {
            return new Step.Becomes(new BareAddress(held.toString(), shown, paragraph, taint));
        }
        var goesOn = BEGINS.stream().anyMatch(begin -> begin.startsWith(read));
        return goesOn && (isUnfinished || !read.isEmpty()) ? Step.MORE : none();
    }

    private Step none() {
        var out = shown == 0 ? 1 : shown;
        return new Step.Settled(held.substring(shown, out), held.substring(out));
    }

    @Override
    public Step cut() {
        var out = held.substring(shown);
        shown = held.length();
        return new Step.Shown(out);
    }

    @Override
    public int size() {
        return held.length() - shown;
    }
}
