package dev.backendrig.safety.acts;

import dev.backendrig.language.Language;
import java.util.Locale;

/// What an act does that cannot be taken back. The grave ones come first: where a name says two
/// things, the graver counts.
enum ActKind {
    DELETE_ACCOUNT(true, "deletes or closes an account", "menghapus atau menutup akun"),
    ACCOUNT(
            true,
            "changes who may use an account and how",
            "mengubah siapa yang boleh memakai akun dan caranya"),
    TRANSFER(true, "transfers money", "mengirim uang"),
    PAY(true, "pays", "membayar"),
    ORDER(false, "places an order", "membuat pesanan"),
    BUY(false, "buys something", "membeli sesuatu"),
    DELETE(false, "deletes something", "menghapus sesuatu"),
    SIGN(false, "signs something", "menandatangani sesuatu"),
    INSTALL(false, "installs something", "memasang sesuatu"),
    DOWNLOAD(false, "downloads a file", "mengunduh berkas"),
    POST(false, "publishes something", "memublikasikan sesuatu"),
    SEND(false, "sends something", "mengirim sesuatu"),
    SUBMIT(false, "sends a form", "mengirim formulir");

    private final boolean grave;
    private final String english;
    private final String indonesian;

    ActKind(boolean grave, String english, String indonesian) {
        this.grave = grave;
        this.english = english;
        this.indonesian = indonesian;
    }

    /// Whether the person is asked even where they named action and target.
    boolean isGrave() {
        return grave;
    }

    /// What it does, for a sentence.
    String does(Language language) {
        return language.choose(english, indonesian);
    }

    /// Its name in the word file.
    String section() {
        return name().toLowerCase(Locale.ROOT);
    }
}
