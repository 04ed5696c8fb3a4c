package dev.backendrig.agent;

import dev.backendrig.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The system instruction, made from one text file that a person can read and change. Immutable.
///
/// In the file, `{{language}}` stands for the sentence about the answer's language, and what stands
/// between the lines `{{#browser}}` and `{{/browser}}` is for runs with a browser only, between
/// `{{#privacy}}` and `{{/privacy}}` for models that values are hidden from. For the same arguments the text is the same to the byte, which a provider's prompt cache needs.
public final class SystemPrompt {
    private static final String BUILT_IN = "system-prompt.md";
    private static final String BRIEF = "system-prompt-brief.md";
    private static final Pattern BROWSER_PART = part("browser");
    private static final Pattern PRIVACY_PART = part("privacy");

    private final String template;
    private final String brief;
    private final Optional<Language> language;

    private SystemPrompt(String template, String brief, Optional<Language> language) {
        this.template = template.replace("\r\n", "\n").strip() + "\n";
        this.brief = brief;
        this.language = language;
    }

    private static Pattern part(String name) {
        return Pattern.compile(
                "\\{\\{#%1$s}}\\n(.*?)\\{\\{/%1$s}}\\n?".formatted(name), Pattern.DOTALL);
    }

    /// The prompt in a file, or the built-in one.
    ///
    /// @param language what every answer is to be in; empty: the language of the person's prompt
    /// @throws UncheckedIOException if the file cannot be read as UTF-8 text
    public static SystemPrompt load(Optional<Path> file, Optional<Language> language) {
        try {
            var template = file.isPresent() ? read(file.get()) : builtIn(BUILT_IN);
            // What a person has written is left as it is.
            return new SystemPrompt(
                    template, file.isPresent() ? template : builtIn(BRIEF), language);
        } catch (IOException e) {
            throw new UncheckedIOException("The system prompt cannot be read: " + file, e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static String builtIn(String name) throws IOException {
        try (var in = SystemPrompt.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The same in fewer words, for a model with a small window.
    SystemPrompt brief() {
        return new SystemPrompt(brief, brief, language);
    }

    /// The instruction for a run.
    ///
    /// @param privacy whether values are hidden from the model
    /// @param customInstruction the person's own, null where there is none
    String text(boolean browser, boolean privacy, @Nullable String customInstruction) {
        var all = BROWSER_PART.matcher(template).replaceAll(browser ? "$1" : "");
        var parts = PRIVACY_PART.matcher(all).replaceAll(privacy ? "$1" : "");
        var text = parts.replace("{{language}}", languageSentence()).strip();
        if (customInstruction == null || customInstruction.isBlank()) return text;
        return text + "\n\n# The person's own instructions\n" + customInstruction.strip();
    }

    private String languageSentence() {
        return language.map(l ->
                        "Answer in "
                                + l.englishName()
                                + ", unless the person asks for another language.")
                .orElse(
                        "Answer in the language of the person's last message, unless they ask for"
                                + " another one.");
    }
}
