package dev.backendrig.bench.privacy;

import dev.backendrig.privacy.detector.DataKind;
import java.util.ArrayList;
import java.util.List;

/// Makes up pages in English and Indonesian with values of every kind and with what looks like
/// them. The same seed makes the same pages.
final class Documents {
    private static final List<String> WITH_VALUE =
            List.of(
                    "Silakan hubungi kami di %s sebelum hari Jumat.",
                    "Data yang tercatat atas nama pemesan: %s.",
                    "Nomor yang Anda masukkan adalah %s, mohon diperiksa lagi.",
                    "Kalau ada perubahan, balas pesan ini (%s) ya.",
                    "Catatan petugas: %s; sudah dicocokkan.",
                    "Please use %s from now on.",
                    "On file for this customer: %s.",
                    "We have %s in our records, is that still right?",
                    "The form was filled in with \"%s\" yesterday.",
                    "| name | value |\n| Budi | %s |");

    private static final List<String> WITH_DISTRACTOR =
            List.of(
                    "Pesanan terakhir bernilai %s dan sedang dikirim.",
                    "Diperbarui pada %s oleh sistem.",
                    "Kode barang %s tersedia kembali di toko.",
                    "Halaman ini dibuat dengan %s.",
                    "The parcel %s left the warehouse.",
                    "See %s for what has changed.",
                    "Last seen: %s, nothing to report.",
                    "Item %s was moved to the archive.");

    private static final List<String> PLAIN =
            List.of(
                    "Toko buku kami buka setiap hari dan melayani pengiriman ke seluruh kota.",
                    "Semua harga sudah termasuk pajak dan dapat berubah sewaktu-waktu.",
                    "Terima kasih sudah berbelanja, semoga harimu menyenangkan.",
                    "The museum is closed on Mondays, but the garden stays open until dusk.",
                    "Readers liked this article because it explains one thing at a time.",
                    "You can change these settings whenever you like.");

    private final Draw draw;
    private final PersonValues values;
    private final Distractors distractors;

    Documents(long seed) {
        draw = new Draw(seed);
        values = new PersonValues(draw);
        distractors = new Distractors(draw);
    }

    /// One with as many values of each kind, in any order, between sentences without.
    Document page(int valuesOfEachKind) {
        var text = new StringBuilder();
        var planted = new ArrayList<Planted>();
        for (var i = 0; i < valuesOfEachKind; i++) {
            for (var kind : DataKind.values()) {
                var value = values.of(kind);
                if (text.indexOf(value) >= 0) continue;
                planted.add(new Planted(kind, value));
                text.append(draw.one(WITH_VALUE).replace("%s", value)).append('\n');
                text.append(draw.one(WITH_DISTRACTOR).replace("%s", distractors.one())).append(' ');
                text.append(draw.one(PLAIN)).append(draw.one(" ", "\n", "\n\n"));
            }
        }
        return new Document(text.toString(), planted);
    }

    /// The text of a page of exactly this length.
    String pageOfLength(int length) {
        var text = new StringBuilder();
        while (text.length() < length) text.append(page(1).text());
        return text.substring(0, length);
    }
}
