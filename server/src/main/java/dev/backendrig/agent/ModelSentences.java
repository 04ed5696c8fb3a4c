package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.model.ModelInfo;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What the agent says to a person of the models that answer and of what they cost.
record ModelSentences(Language language) {
    /// @param asked the model that did not answer
    String spokeInstead(ModelInfo asked, ModelInfo speaker) {
        return language.choose(
                "%s (%s) could not answer, so this is from %s (%s)."
                        .formatted(
                                asked.model(),
                                asked.provider(),
                                speaker.model(),
                                speaker.provider()),
                "%s (%s) tidak dapat menjawab, jadi ini dari %s (%s)."
                        .formatted(
                                asked.model(),
                                asked.provider(),
                                speaker.model(),
                                speaker.provider()));
    }

    String othersFailed(int others) {
        return language.choose(
                others == 1
                        ? "Another model that was asked in its place failed too."
                        : "%d other models that were asked in its place failed too."
                                .formatted(others),
                "%d model lain yang ditanyai sebagai gantinya juga gagal.".formatted(others));
    }

    String withoutPictures(ModelInfo model) {
        return language.choose(
                "The model %s cannot see pictures, so I left the picture out."
                        .formatted(model.model()),
                "Model %s tidak dapat melihat gambar, jadi gambarnya tidak disertakan."
                        .formatted(model.model()));
    }

    String withoutTools(ModelInfo model) {
        return language.choose(
                "The model %s cannot use tools, so it answers without them."
                        .formatted(model.model()),
                "Model %s tidak dapat memakai alat, jadi ia menjawab tanpa alat."
                        .formatted(model.model()));
    }

    String priceUnknown(ModelInfo model) {
        return language.choose(
                "The price of the model %s is not known, so its cost does not count towards your limit. Put it into models.toml in the data folder."
                        .formatted(model.model()),
                "Harga model %s tidak diketahui, jadi biayanya tidak dihitung dalam batas Anda. Tuliskan di models.toml di folder data."
                        .formatted(model.model()));
    }

    String runCostLimit(BigDecimal cost, BigDecimal most) {
        return language.choose(
                "I stopped because this request has cost %s, and it may cost %s (MAX_COST_RUN). Ask me to go on if you want more."
                        .formatted(dollars(cost), dollars(most)),
                "Saya berhenti karena permintaan ini sudah menghabiskan %s, dan batasnya %s (MAX_COST_RUN). Minta saya melanjutkan jika perlu."
                        .formatted(dollars(cost), dollars(most)));
    }

    String dayCostLimit(BigDecimal cost, BigDecimal most) {
        return language.choose(
                "Today's requests have cost %s, and a day may cost %s (MAX_COST_DAY). It goes on after midnight, with a higher limit, or with a model that costs nothing."
                        .formatted(dollars(cost), dollars(most)),
                "Permintaan hari ini sudah menghabiskan %s, dan batas sehari %s (MAX_COST_DAY). Bisa dilanjutkan setelah tengah malam, dengan batas lebih tinggi, atau dengan model yang gratis."
                        .formatted(dollars(cost), dollars(most)));
    }

    /// In cents, or in as many digits as show anything.
    private static String dollars(BigDecimal amount) {
        var cents = amount.setScale(2, RoundingMode.HALF_UP);
        if (cents.compareTo(amount) == 0) return "$" + cents.toPlainString();
        var scale = Math.max(2, 2 + amount.scale() - amount.precision());
        return "$" + amount.setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }
}
