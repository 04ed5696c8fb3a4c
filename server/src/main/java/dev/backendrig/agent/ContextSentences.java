package dev.backendrig.agent;

import dev.backendrig.language.Language;

/// What a person is told of a conversation that grew too long for its model.
record ContextSentences(Language language) {
    String summedUp() {
        return language.choose(
                "This conversation has become long for the model, so I go on with a summary of its"
                        + " older part.",
                "Percakapan ini sudah panjang bagi model, jadi saya melanjutkan dengan ringkasan"
                        + " bagian yang lebih lama.");
    }

    String leftOut() {
        return language.choose(
                "This conversation has become too long for the model, so I go on without its older"
                        + " part. Tell me again what still matters of it.",
                "Percakapan ini sudah terlalu panjang bagi model, jadi saya melanjutkan tanpa"
                        + " bagian yang lebih lama. Sebutkan lagi apa yang masih penting.");
    }
}
