package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Private keys of wallets, which carry checksums: Bitcoin's in the Wallet Import Format
/// (en.bitcoin.it/wiki/Wallet_import_format), extended private keys (BIP 32, SLIP 132), Nostr's
/// (NIP 19) and those of age (C2SP, age.md).
final class WalletKeys implements SecretForm {
    private static final int SHORTEST = 51;
    private static final int EXTENDED = 111;
    private static final int EXTENDED_PAYLOAD = 78;
    private static final String AGE = "AGE-SECRET-KEY-";

    @Override
    public void find(String text, Consumer<Finding> found) {
        CharacterRuns.each(
                text,
                Alphabet.BASE64_URL,
                (start, end) -> {
                    if (end - start < SHORTEST || end - start > EXTENDED) return;
                    if (isKey(text.substring(start, end))) {
                        found.accept(SecretForm.secret(start, end));
                    }
                });
    }

    private static boolean isKey(String word) {
        if (word.startsWith("nsec1") || word.startsWith(AGE)) {
            return Bech32.read(word).isPresent();
        }
        if (word.startsWith("prv", 1)) {
            return word.length() == EXTENDED
                    && Base58Check.payload(word).length == EXTENDED_PAYLOAD;
        }
        return word.length() <= SHORTEST + 1 && isImportFormat(Base58Check.payload(word));
    }

    /// A version byte (the main network's or the test network's), the key, and 1 where the public
    /// key is compressed.
    private static boolean isImportFormat(byte[] payload) {
        if (payload.length != 33 && payload.length != 34) return false;
        return payload[0] == (byte) 0x80 || payload[0] == (byte) 0xef;
    }
}
