package dev.backendrig.agent;

import dev.backendrig.language.Language;
import dev.backendrig.safety.SeenValues;
import dev.backendrig.safety.Site;
import dev.backendrig.safety.SiteDoubt;
import dev.backendrig.tool.Effect;

/// Why a person is asked about a site, in their language: what is to be done, where, and what stands
/// against it.
record SiteSentences(Language language) {
    /// @param effect of the tool that is to be called
    /// @param isThere whether it would be done on the page that is open
    String reason(SiteDoubt doubt, Effect effect, boolean isThere) {
        return switch (doubt) {
            case SiteDoubt.Other(var site) -> isThere ? onPage(site, effect) : opens(site);
            case SiteDoubt.Form(var site) -> form(site);
            case SiteDoubt.TaintedAddress(var site, var source) -> address(site, source);
            case SiteDoubt.TaintedText(var site, var source) -> text(site, source);
            case SiteDoubt.Unlinked(var site) -> unlinked(site);
        };
    }

    private String opens(Site site) {
        return language.choose(
                "The assistant wants to open %s. You did not name this site, and the task did not begin there."
                        .formatted(site),
                "Asisten ingin membuka %s. Anda tidak menyebut situs ini, dan tugas ini tidak dimulai di sana."
                        .formatted(site));
    }

    private String onPage(Site site, Effect effect) {
        return effect == Effect.READ
                ? language.choose(
                        "The browser is on %s now, and the assistant wants to read the page. You did not name this site, and no link that it clicked led there."
                                .formatted(site),
                        "Peramban sekarang berada di %s, dan asisten ingin membaca halamannya. Anda tidak menyebut situs ini, dan tidak ada tautan yang diklik asisten menuju ke sana."
                                .formatted(site))
                : language.choose(
                        "The browser is on %s now, and the assistant wants to do something on the page. You did not name this site, and no link that it clicked led there."
                                .formatted(site),
                        "Peramban sekarang berada di %s, dan asisten ingin melakukan sesuatu di halamannya. Anda tidak menyebut situs ini, dan tidak ada tautan yang diklik asisten menuju ke sana."
                                .formatted(site));
    }

    private String form(Site site) {
        return language.choose(
                "What is in this form would be sent to %s. You did not name this site, and the task did not begin there."
                        .formatted(site),
                "Isi formulir ini akan dikirim ke %s. Anda tidak menyebut situs ini, dan tugas ini tidak dimulai di sana."
                        .formatted(site));
    }

    private String address(Site site, Site source) {
        return language.choose(
                "The address would tell %s something that was read %s."
                        .formatted(site, source(source)),
                "Alamat itu akan memberi tahu %s sesuatu yang dibaca %s."
                        .formatted(site, source(source)));
    }

    private String text(Site site, Site source) {
        return language.choose(
                "The text would tell %s something that was read %s."
                        .formatted(site, source(source)),
                "Teks itu akan memberi tahu %s sesuatu yang dibaca %s."
                        .formatted(site, source(source)));
    }

    private String source(Site source) {
        return source.equals(SeenValues.UNKNOWN)
                ? language.choose("on another page", "di halaman lain")
                : language.choose("on %s".formatted(source), "di %s".formatted(source));
    }

    private String unlinked(Site site) {
        return language.choose(
                "The address on %s is unusually long or holds something like a code, and no page linked it: it could carry something away."
                        .formatted(site),
                "Alamat di %s luar biasa panjang atau memuat semacam kode, dan tidak ada halaman yang menautkannya: alamat itu bisa membawa sesuatu keluar."
                        .formatted(site));
    }

    /// For the model, where the page went elsewhere before a call was made.
    static String left(Site site) {
        return "The browser has gone to another site meanwhile, "
                + site
                + ", which is none of this task's sites, so nothing was done. Call the tool again"
                + " if it is meant for that site: the person is asked first. Or go elsewhere.";
    }

    /// For the model, in place of a page that it may not see yet.
    static String withheld(Site site) {
        return "The browser is now on another site, "
                + site
                + ", which is none of this task's sites, so what is there is not shown. Call a tool"
                + " that reads the page if it is needed: the person is asked first. Or go"
                + " elsewhere.";
    }
}
