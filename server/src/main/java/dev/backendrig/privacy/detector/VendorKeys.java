package dev.backendrig.privacy.detector;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.function.Consumer;

/// Keys that say by their first characters whose they are: the forms of [VendorKeyTable].
final class VendorKeys implements SecretForm {
    /// By the first character; longer prefixes first, so that `sk-ant-` goes before `sk-`.
    private final VendorKey[][] keys = new VendorKey[128][];

    VendorKeys() {
        Arrays.setAll(keys, first -> startingWith((char) first));
    }

    private static VendorKey[] startingWith(char first) {
        return VendorKeyTable.KEYS.stream()
                .filter(key -> key.prefix().charAt(0) == first)
                .sorted(comparingInt((VendorKey key) -> key.prefix().length()).reversed())
                .toArray(VendorKey[]::new);
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        for (var at = 0; at < text.length(); at++) {
            var first = text.charAt(at);
            if (first >= keys.length || keys[first].length == 0) continue;
            if (Ascii.alphanumericAt(text, at - 1)) continue;
            var end = end(text, at, keys[first]);
            if (end < 0) continue;
            found.accept(SecretForm.secret(at, end));
            at = end - 1;
        }
    }

    private static int end(String text, int start, VendorKey[] keys) {
        for (var key : keys) {
            var end = key.end(text, start);
            if (end >= 0) return end;
        }
        return -1;
    }
}
