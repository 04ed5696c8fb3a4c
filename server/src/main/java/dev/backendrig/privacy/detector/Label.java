package dev.backendrig.privacy.detector;

import java.util.Locale;
import java.util.Set;

/// The word that stands right before a number and says what it is: `Order no. 1234`, `No. resi:
/// 1234`, in English and Indonesian.
final class Label {
    private static final int REACH = 32;

    /// Words that may stand between the label and its number.
    private static final Set<String> FILLERS =
            Set.of("no", "nomor", "number", "num", "nr", "id", "code", "kode", "is", "adalah");

    private static final Set<String> IDS =
            Set.of(
                    "order",
                    "pesanan",
                    "invoice",
                    "inv",
                    "faktur",
                    "resi",
                    "tracking",
                    "awb",
                    "isbn",
                    "ean",
                    "upc",
                    "gtin",
                    "sku",
                    "imei",
                    "iccid",
                    "barcode",
                    "serial",
                    "seri",
                    "part",
                    "model",
                    "transaksi",
                    "transaction",
                    "trx",
                    "ref",
                    "reference",
                    "referensi",
                    "ticket",
                    "tiket",
                    "booking",
                    "shipment",
                    "parcel",
                    "timestamp");

    private static final Set<String> VERSIONS =
            Set.of(
                    "v",
                    "ver",
                    "version",
                    "versi",
                    "release",
                    "rilis",
                    "build",
                    "firmware",
                    "driver",
                    "section",
                    "chapter",
                    "clause",
                    "bab",
                    "bagian",
                    "pasal");

    private Label() {}

    /// Whether it says that the number is that of an order, a parcel, a book or the like.
    static boolean isOfAnId(String text, int start) {
        return IDS.contains(wordBefore(text, start));
    }

    /// Whether it says that the number is that of a version or of a part of a document.
    static boolean isOfAVersion(String text, int start) {
        return VERSIONS.contains(wordBefore(text, start));
    }

    /// In lower case; empty where there is none near on the same line.
    private static String wordBefore(String text, int start) {
        var near = text.substring(Math.max(0, start - REACH), start).toLowerCase(Locale.ROOT);
        var end = near.length();
        while (true) {
            while (end > 0 && isBetween(near.charAt(end - 1))) end--;
            var begin = end;
            while (begin > 0 && Character.isLetter(near.charAt(begin - 1))) begin--;
            var word = near.substring(begin, end);
            if (!FILLERS.contains(word)) return word;
            end = begin;
        }
    }

    private static boolean isBetween(char c) {
        return Chars.isBlank(c) || ":#.=\"'()-_".indexOf(c) >= 0;
    }
}
