package dev.backendrig.message;

import dev.backendrig.language.Language;

/// What came of reading a picture.
public sealed interface ImageReading {
    /// It is one, by its first bytes.
    record Accepted(Part.Image image) implements ImageReading {}

    /// It is none.
    record Rejected(Fault fault) implements ImageReading {}

    /// Why a text is no picture.
    enum Fault {
        /// Not Base64 at all, or a data URL of another encoding.
        NOT_BASE64(
                "The image is not a data URL with Base64 and not Base64.",
                "Gambar bukan data URL dengan Base64 dan bukan Base64."),
        /// Base64 of something that starts unlike any of the pictures known here.
        UNKNOWN_TYPE(
                "The image is not a PNG, JPEG, WebP or GIF.",
                "Gambar bukan PNG, JPEG, WebP, atau GIF.");

        private final String english;
        private final String indonesian;

        Fault(String english, String indonesian) {
            this.english = english;
            this.indonesian = indonesian;
        }

        /// One sentence for the person who sent it.
        public String sentence(Language language) {
            return language.choose(english, indonesian);
        }
    }
}
