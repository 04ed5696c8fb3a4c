package dev.backendrig.privacy.detector;

import java.util.Locale;
import java.util.Set;

/// What the words before a number, on its line, say about it.
enum PhoneWords {
    /// A word of phones is the nearest that says anything.
    PHONE,
    /// A word of orders, accounts, money or codes is.
    OTHER,
    NONE;

    private static final int WITHIN = 48;
    private static final int MOST_WORDS = 5;
    private static final Set<String> PHONES =
            Set.of(
                    "tel",
                    "telp",
                    "tlp",
                    "telepon",
                    "telephone",
                    "telefon",
                    "phone",
                    "phones",
                    "mobile",
                    "cell",
                    "cellphone",
                    "call",
                    "calls",
                    "dial",
                    "ring",
                    "hp",
                    "handphone",
                    "ponsel",
                    "seluler",
                    "wa",
                    "whatsapp",
                    "sms",
                    "text",
                    "fax",
                    "faks",
                    "faksimile",
                    "hubungi",
                    "kontak",
                    "contact",
                    "hotline",
                    "hunting",
                    "telegram",
                    "signal",
                    "viber",
                    "nohp",
                    "notelp",
                    "phonenumber",
                    "ph",
                    "telpon",
                    "voicemail");
    private static final Set<String> OTHERS =
            Set.of(
                    "order",
                    "orders",
                    "pesanan",
                    "invoice",
                    "faktur",
                    "resi",
                    "tracking",
                    "awb",
                    "isbn",
                    "issn",
                    "sku",
                    "ref",
                    "reference",
                    "referensi",
                    "booking",
                    "rekening",
                    "rek",
                    "account",
                    "acct",
                    "va",
                    "kode",
                    "code",
                    "id",
                    "nik",
                    "npwp",
                    "ktp",
                    "nip",
                    "nisn",
                    "serial",
                    "seri",
                    "imei",
                    "ean",
                    "upc",
                    "barcode",
                    "transaksi",
                    "transaction",
                    "trx",
                    "po",
                    "ticket",
                    "tiket",
                    "case",
                    "rp",
                    "idr",
                    "usd",
                    "sgd",
                    "myr",
                    "rm",
                    "eur",
                    "gbp",
                    "lot",
                    "batch",
                    "model",
                    "part",
                    "version",
                    "versi",
                    "build",
                    "zip",
                    "nrp",
                    "nim",
                    "policy",
                    "polis",
                    "member",
                    "anggota",
                    "page",
                    "halaman",
                    "timestamp");

    static PhoneWords before(String text, int start) {
        var limit = Math.max(0, start - WITHIN);
        var end = start;
        for (var words = 0; words < MOST_WORDS; words++) {
            while (end > limit && !isLetter(text, end - 1)) {
                if (text.charAt(end - 1) == '\n') return NONE;
                end--;
            }
            var begin = end;
            while (begin > limit && isLetter(text, begin - 1)) begin--;
            var word = text.substring(begin, end).toLowerCase(Locale.ROOT);
            if (PHONES.contains(word)) return PHONE;
            if (OTHERS.contains(word)) return OTHER;
            end = begin;
        }
        return NONE;
    }

    private static boolean isLetter(String text, int at) {
        return Character.isLetter(text.charAt(at));
    }
}
