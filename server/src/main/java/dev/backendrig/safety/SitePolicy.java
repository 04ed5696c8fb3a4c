package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a run may send where, judged by its own sites and by what its session has read of others.
/// Decides and changes nothing. Thread-safe.
///
/// @param suspicious whether a page may have talked the run into something
public record SitePolicy(
        RunSites sites, SeenValues seen, SplitValues sent, String prompt, boolean suspicious)
        implements AddressTaint {
    /// What stands against opening an address; nothing where the run is at home there, or would begin
    /// there and nothing of any page was read.
    public List<SiteDoubt> address(String address) {
        return UrlReader.read(address) instanceof UrlReader.Understood(var url)
                ? address(url)
                : List.of();
    }

    private List<SiteDoubt> address(HttpUrl url) {
        var site = Site.of(url);
        var doubts = new ArrayList<SiteDoubt>();
        if (sites.isHome(site) || mayBegin()) return doubts;
        if (!isOwn(site)) doubts.add(new SiteDoubt.Other(site));
        if (seen.offered(url)) return doubts;
        var parts = AddressParts.of(url);
        var texts = new ArrayList<>(parts.texts());
        texts.addAll(sent.joinedWith(site, parts.fields()));
        seen.sourceOf(texts, site, prompt, suspicious)
                .ifPresent(source -> doubts.add(new SiteDoubt.TaintedAddress(site, source)));
        if (UnlinkedAddress.isConspicuous(url) && !isOfPrompt(url))
            doubts.add(new SiteDoubt.Unlinked(site));
        return doubts;
    }

    /// Whether the person wrote the address themselves.
    private boolean isOfPrompt(HttpUrl url) {
        var text = url.text();
        var bare = text.substring(text.indexOf("://") + 3);
        return prompt.contains(bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare);
    }

    /// What stands against typing texts on a page.
    public List<SiteDoubt> texts(Site site, List<String> texts) {
        if (sites.isHome(site)) return List.of();
        var together = String.join("", texts);
        var all = new ArrayList<>(texts);
        all.add(together);
        all.addAll(sent.joinedWith(site, typed(together)));
        return seen.sourceOf(all, site, prompt, suspicious)
                .<List<SiteDoubt>>map(source -> List.of(new SiteDoubt.TaintedText(site, source)))
                .orElse(List.of());
    }

    /// What stands against putting in what somebody has copied, nobody knows where.
    public List<SiteDoubt> pasted(Site site) {
        if (sites.isHome(site)) return List.of();
        return seen.newestBut(site)
                .<List<SiteDoubt>>map(source -> List.of(new SiteDoubt.TaintedText(site, source)))
                .orElse(List.of());
    }

    private static Map<String, String> typed(String text) {
        return Map.of(SplitValues.TYPED, text);
    }

    /// An address was opened: what it carried is kept, as the next may carry the rest.
    public void opened(String address) {
        if (!(UrlReader.read(address) instanceof UrlReader.Understood(var url))) return;
        var parts = AddressParts.of(url);
        if (!sites.isHome(parts.site())) sent.add(parts.site(), parts.fields());
    }

    /// Texts were typed on a page.
    public void typed(Site site, List<String> texts) {
        if (sites.isHome(site)) return;
        texts.forEach(text -> sent.add(site, typed(text)));
    }

    public boolean isOwn(Site site) {
        return sites.own(site, suspicious);
    }

    /// Whether no page is known, and nothing of any page was read that could have steered the run: the
    /// first site that it opens becomes its own.
    public boolean mayBegin() {
        return sites.isNowhere() && seen.isEmpty();
    }

    @Override
    public boolean carries(String url) {
        if (!(UrlReader.read(url) instanceof UrlReader.Understood(var read))) return false;
        var parts = AddressParts.of(read);
        return !sites.isHome(parts.site())
                && !seen.offered(read)
                && seen.sourceOf(parts.texts(), parts.site(), prompt, suspicious).isPresent();
    }
}
