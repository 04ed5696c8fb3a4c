package dev.backendrig.config;

/// A TOML file that cannot be used. The message is one line for people: the file, the line where it
/// is known, and what is wrong; it never shows a value.
public final class TomlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public TomlException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// The message.
    public String sentence() {
        return sentence;
    }
}
