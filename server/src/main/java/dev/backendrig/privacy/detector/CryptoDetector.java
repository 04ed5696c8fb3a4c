package dev.backendrig.privacy.detector;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Finds addresses of cryptocurrencies: such as carry a checksum, and Ethereum's.
///
/// - Base58Check (Bitcoin P2PKH and P2SH; Litecoin, Dogecoin, Dash, Tron and the test networks write
///   theirs alike): a version byte and twenty bytes, the checksum right.
/// - Bech32 and Bech32m (BIP 173, BIP 350) of Bitcoin, Litecoin and their test networks.
/// - Ethereum, see [EthereumAddress].
///
/// Hashes never count: bare hexadecimal digits are no address of any of these, `0x` with sixty-four
/// of them is a transaction.
public final class CryptoDetector implements Detector {
    private static final int SHORTEST = 25;
    private static final int LONGEST = 90;
    private static final int LONGEST_BASE58 = 36;
    private static final int BASE58_PAYLOAD = 21;
    private static final Set<String> WITNESS_PREFIXES =
            Set.of("bc", "tb", "bcrt", "ltc", "tltc", "rltc");

    @Override
    public DataKind kind() {
        return DataKind.CRYPTO;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        CharacterRuns.each(
                text,
                Alphabet.ALPHANUMERIC,
                (start, end) -> {
                    if (end - start < SHORTEST || end - start > LONGEST) return;
                    if (Chars.isWordBefore(text, start) || Chars.isWordAt(text, end)) return;
                    if (!isAddress(text.substring(start, end))) return;
                    found.accept(new Finding(DataKind.CRYPTO, start, end));
                });
    }

    private static boolean isAddress(String word) {
        return EthereumAddress.is(word) || isBase58(word) || isWitness(word);
    }

    private static boolean isBase58(String word) {
        return word.length() <= LONGEST_BASE58
                && Base58Check.payload(word).length == BASE58_PAYLOAD;
    }

    private static boolean isWitness(String word) {
        var one = word.indexOf('1');
        if (one < 0
                || !WITNESS_PREFIXES.contains(word.substring(0, one).toLowerCase(Locale.ROOT))) {
            return false;
        }
        return Bech32.read(word).filter(Bech32::isWitness).isPresent();
    }
}
