package dev.backendrig.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts values back in place of their placeholders while a model speaks, wherever its pieces are cut
/// and in whatever form ([PlaceholderForm]) it writes them.
///
/// Held back is only the end of a piece that can still become a placeholder of this vault, or the
/// mark of a text that looks like one: some 300 characters at most, most often none. All else
/// goes on at once and byte for byte. Confined to one thread.
public final class StreamRestorer {
    private final Vault vault;
    private final Function<HiddenValue, String> spelling;
    private final Consumer<String> restored;
    private final Hope hope;
    private String open = "";

    /// @param spelling how a value is written
    /// @param restored takes what can be handed on, never empty
    StreamRestorer(Vault vault, Function<HiddenValue, String> spelling, Consumer<String> restored) {
        this.vault = vault;
        this.spelling = spelling;
        this.restored = restored;
        this.hope = new OfVault(vault);
    }

    /// As every value was spelled where it was first seen.
    public StreamRestorer(Vault vault, Consumer<String> restored) {
        this(vault, HiddenValue::spelling, restored);
    }

    /// Takes in the next piece.
    public void accept(String piece) {
        var nothingOpen = open.isEmpty();
        if (nothingOpen && (vault.isQuiet() || FormScan.next(piece, 0) == piece.length())) {
            tell(piece);
            return;
        }
        tell(scan(nothingOpen ? piece : open + piece, hope));
    }

    /// Hands on what was held back: nothing more belongs to it.
    public void end() {
        if (!open.isEmpty()) tell(scan(open, Hope.NONE));
    }

    private String scan(String text, Hope still) {
        var result = FormScan.of(text, still, this::replacement);
        open = result.open();
        return result.done();
    }

    private void tell(String text) {
        if (!text.isEmpty()) restored.accept(text);
    }

    private @Nullable String replacement(Reading.Whole whole) {
        if (whole.marks() > 0) return vault.hasEscapes() ? whole.withoutMark() : null;
        return vault.value(whole.name()).map(spelling).orElse(null);
    }

    private record OfVault(Vault vault) implements Hope {
        @Override
        public boolean ofMarked() {
            return vault.hasEscapes();
        }

        @Override
        public boolean of(DataKind kind, int number) {
            return vault.mayHold(kind, number);
        }
    }
}
