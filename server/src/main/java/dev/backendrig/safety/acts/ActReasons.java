package dev.backendrig.safety.acts;

import dev.backendrig.language.Language;
import dev.backendrig.safety.elements.Element;

/// Why a person is asked, in their language. What is quoted comes from a page.
record ActReasons(Language language) {
    private static final int LONGEST = 80;

    /// The model is told these.
    static final String ONLY_READ =
            "The person only asked to read, so nothing may be clicked, typed or changed on the"
                + " page. Answer from what can be read; if more is needed, say what they would have"
                + " to ask for.";

    static final String LIST_FIRST =
            "The elements of this page are not known. Call get_interactive_elements first, then use"
                    + " the numbers of its result.";

    static final String LIST_MORE =
            "The newest list was asked to be short and does not have this element. Call"
                    + " get_interactive_elements without a limit, then use the numbers of its"
                    + " result.";

    String click(Element target, ActKind kind) {
        return language.choose(
                "Using %s %s, which cannot be undone.".formatted(what(target), kind.does(language)),
                "Memakai %s akan %s; itu tidak bisa dibatalkan."
                        .formatted(what(target), kind.does(language)));
    }

    String enter(Element target, ActKind kind) {
        return language.choose(
                "Pressing Enter here is like using %s: it %s, which cannot be undone."
                        .formatted(what(target), kind.does(language)),
                "Menekan Enter di sini sama dengan memakai %s: akan %s dan tidak bisa dibatalkan."
                        .formatted(what(target), kind.does(language)));
    }

    String choice(Element list, ActKind kind) {
        return language.choose(
                "Choosing this in %s %s.".formatted(what(list), kind.does(language)),
                "Memilih ini di %s akan %s.".formatted(what(list), kind.does(language)));
    }

    String somewhere(Element there) {
        return language.choose(
                "It cannot be told what is at this place, and the page has %s, whose use cannot be undone."
                        .formatted(what(there)),
                "Tidak diketahui apa yang ada di tempat ini, dan halaman ini punya %s yang tidak bisa dibatalkan."
                        .formatted(what(there)));
    }

    String deleteKey() {
        return language.choose(
                "The Delete key may delete what is selected on the page.",
                "Tombol Delete mungkin menghapus apa yang dipilih di halaman.");
    }

    String dialog(String message) {
        if (message.isBlank()) {
            return language.choose(
                    "The next question of the page would be answered with OK before anyone has"
                            + " read it.",
                    "Pertanyaan halaman berikutnya akan dijawab OK sebelum ada yang membacanya.");
        }
        return language.choose(
                "The page's question “%s” would be answered with OK.".formatted(shown(message)),
                "Pertanyaan halaman “%s” akan dijawab OK.".formatted(shown(message)));
    }

    String closeTab() {
        return language.choose(
                "A tab would be closed that the assistant did not open; what is typed there is"
                        + " lost.",
                "Tab yang tidak dibuka oleh asisten akan ditutup; yang sudah diketik di sana"
                        + " hilang.");
    }

    String tool(String tool, ActKind kind) {
        return language.choose(
                "The tool %s %s, which cannot be undone."
                        .formatted(shown(tool), kind.does(language)),
                "Alat %s akan %s; itu tidak bisa dibatalkan."
                        .formatted(shown(tool), kind.does(language)));
    }

    String download() {
        return language.choose(
                "This address leads to a file that would be downloaded.",
                "Alamat ini menuju berkas yang akan diunduh.");
    }

    String secretField(Element field) {
        return language.choose(
                "A secret would be typed into %s.".formatted(what(field)),
                "Rahasia akan diketik ke %s.".formatted(what(field)));
    }

    String secretText() {
        return language.choose(
                "The text that would be typed looks like a password, key or card number.",
                "Teks yang akan diketik tampak seperti kata sandi, kunci, atau nomor kartu.");
    }

    private String what(Element element) {
        var name = shown(element.name());
        return switch (element.role()) {
            case "button" -> language.choose("the button “%s”", "tombol “%s”").formatted(name);
            case "link" -> language.choose("the link “%s”", "tautan “%s”").formatted(name);
            case "textbox", "searchbox", "combobox" ->
                    language.choose("the field “%s”", "kolom “%s”").formatted(name);
            default -> "“" + name + "”";
        };
    }

    private static String shown(String text) {
        var plain = text.replaceAll("[\\p{C}\\s]+", " ").strip();
        if (plain.length() <= LONGEST) return plain;
        var inPair = Character.isHighSurrogate(plain.charAt(LONGEST - 1));
        return plain.substring(0, inPair ? LONGEST - 1 : LONGEST) + "…";
    }
}
