package dev.backendrig.safety.output;

import dev.backendrig.safety.AddressTaint;

/// What may be an address in angle brackets (CommonMark 0.31, 6.5).
final class Autolink implements Held {
    private final AddressTaint taint;
    private final StringBuilder held;

    /// @param begun its scheme, with the colon
    Autolink(String begun, AddressTaint taint) {
        this.held = new StringBuilder(begun);
        this.taint = taint;
    }

    @Override
    public Step take(char c) {
        if (c == '>') return closed();
        held.append(c);
        return Markup.isSpace(c) || c == '<' || Character.isISOControl(c) ? cut() : Step.MORE;
    }

    private Step closed() {
        var kept = "<" + held + ">";
        return switch (Destination.of(held.toString())) {
            case Destination.Web(var host, var url) when !taint.carries(url) ->
                    new Step.Settled(host.isPlain() ? kept : kept + " (" + host.text() + ")", "");
            case Destination.Mail(var address) when !taint.carries(address) ->
                    new Step.Settled(kept, "");
            case Destination _ -> new Step.Settled(Markup.LESS, held + ">");
        };
    }

    @Override
    public Step cut() {
        return new Step.Settled(Markup.LESS, held.toString());
    }

    @Override
    public int size() {
        return held.length() + 1;
    }
}
