package dev.backendrig.privacy.detector;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Finds secrets: what gives power to whoever reads it.
///
/// By form alone, each form with its source: [PrivateKeyBlocks], [JsonWebTokens], [VendorKeys],
/// [ShapedKeys], [WalletKeys], [UrlPasswords], [RandomTokens]. No word before a text makes it a
/// secret: "kode" and "secret" stand before far too much that is none.
public final class SecretDetector implements Detector {
    private final List<SecretForm> forms =
            List.of(
                    new PrivateKeyBlocks(),
                    new JsonWebTokens(),
                    new VendorKeys(),
                    new ShapedKeys(),
                    new WalletKeys(),
                    new UrlPasswords(),
                    new RandomTokens());

    @Override
    public DataKind kind() {
        return DataKind.SECRET;
    }

    /// Where forms overlap, the finding that starts first counts, of two the longer one.
    @Override
    public void find(String text, Consumer<Finding> found) {
        var findings = new ArrayList<Finding>();
        for (var form : forms) form.find(text, findings::add);
        findings.sort(
                comparingInt(Finding::start).thenComparing(comparingInt(Finding::end).reversed()));
        var end = 0;
        for (var finding : findings) {
            if (finding.start() < end) continue;
            found.accept(finding);
            end = finding.end();
        }
    }
}
