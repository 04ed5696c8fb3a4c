package dev.backendrig.mcp.server;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.browser.session.SessionChanges;
import dev.backendrig.browser.session.SessionClaim;
import dev.backendrig.browser.session.SessionRegistry;
import dev.backendrig.language.Language;
import java.util.Optional;

/// Finds the browser that a client means: the one it names, else the only one. Thread-safe.
record Browsers(SessionRegistry sessions) {
    /// The wish to use it; empty where it is not clear which is meant.
    Optional<SessionClaim> claim(HttpAsk ask) {
        if (ask.browser().isPresent()) return ask.browser();
        return sessions.onlyOne() instanceof OnlySession.One(var id)
                ? Optional.of(new SessionClaim(id, null, null))
                : Optional.empty();
    }

    /// The browser. One that the client names may be waited for, a few seconds.
    Optional<BrowserSession> find(HttpAsk ask) throws InterruptedException {
        var claim = claim(ask);
        return claim.isEmpty() ? Optional.empty() : sessions.find(claim.get());
    }

    SessionChanges changes() {
        return sessions.changes();
    }

    /// Why there is none, and what to do.
    String whyNone(HttpAsk ask) {
        var language = ask.language();
        if (ask.browser().isPresent()) return unknown(language);
        return switch (sessions.onlyOne()) {
            case OnlySession.Several(var count) ->
                    language.choose(
                            "%d browsers are connected, so it is not clear which one is meant. Leave one connected, or name one with the header X-Session-Id."
                                    .formatted(count),
                            "Ada %d peramban yang terhubung, jadi tidak jelas yang mana yang dimaksud. Biarkan satu saja, atau sebutkan satu dengan header X-Session-Id."
                                    .formatted(count));
            case OnlySession.None _, OnlySession.One _ ->
                    language.choose(
                            "No browser is connected. Open the side panel of the Backend Rig"
                                    + " extension in Chrome, or start a browser with ./rig browser,"
                                    + " and try again.",
                            "Belum ada peramban yang terhubung. Buka panel samping ekstensi Backend"
                                    + " Rig di Chrome, atau jalankan peramban dengan ./rig browser,"
                                    + " lalu coba lagi.");
        };
    }

    private static String unknown(Language language) {
        return language.choose(
                "The browser that X-Session-Id names is not connected. Reload its extension's panel"
                        + " to connect it again.",
                "Peramban yang disebut X-Session-Id tidak terhubung. Muat ulang panel ekstensinya"
                        + " untuk menghubungkannya lagi.");
    }
}
