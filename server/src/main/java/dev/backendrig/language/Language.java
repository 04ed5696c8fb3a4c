package dev.backendrig.language;

/// A language that the assistant speaks to people.
public enum Language {
    ENGLISH("en", "English"),
    INDONESIAN("id", "Indonesian");

    private final String code;
    private final String englishName;

    Language(String code, String englishName) {
        this.code = code;
        this.englishName = englishName;
    }

    /// The ISO 639-1 code.
    public String code() {
        return code;
    }

    /// The language's name in English, for instructions to a model.
    public String englishName() {
        return englishName;
    }

    /// One of two texts, the one in this language.
    public String choose(String english, String indonesian) {
        return this == INDONESIAN ? indonesian : english;
    }
}
