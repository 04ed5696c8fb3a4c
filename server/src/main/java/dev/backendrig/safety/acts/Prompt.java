package dev.backendrig.safety.acts;

import dev.backendrig.safety.elements.ElementList;

/// A person's own words and what can be told from them. Immutable and thread-safe.
public final class Prompt {
    private final String text;
    private final PromptPhrases words;
    private final Words plain;
    private final PromptIntent intent;

    Prompt(String text, PromptPhrases words) {
        this.text = text;
        this.words = words;
        this.plain = Words.of(text);
        this.intent = PromptIntent.of(text, words);
    }

    PromptIntent intent() {
        return intent;
    }

    /// What they name on this page.
    NamedTarget on(ElementList page) {
        return new NamedTarget(plain, words, page);
    }

    /// Whether they have this very text in them.
    boolean contains(String wanted) {
        return !wanted.isBlank() && text.contains(wanted.strip());
    }

    boolean acceptsDialog(ElementList page) {
        return on(page).says(words.acceptVerbs, words.dialogWords);
    }

    boolean closesTab(ElementList page) {
        return on(page).says(words.closeVerbs, words.tabWords);
    }
}
