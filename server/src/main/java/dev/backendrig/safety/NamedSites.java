package dev.backendrig.safety;

import java.util.HashSet;
import java.util.Set;

/// The sites that a person named in a prompt: by a host of theirs (as [NamedHosts] reads hosts), or
/// by what they are called, `buka tokopedia`: the label of the registrable domain as a word of its
/// own, from three characters on and not of digits alone.
///
/// A common word is no name ([SiteWords]). One that is also a well-known site's name counts right
/// behind a word for going there: `open target`, `di detik`.
///
/// Immutable and thread-safe; made in time linear in the prompt.
public final class NamedSites {
    private static final int SHORTEST_LABEL = 3;

    private final NamedHosts hosts;
    private final Set<String> sites = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    /// How a site was named.
    public enum Naming {
        NOT,
        /// By its label as a word.
        BY_WORD,
        BY_HOST
    }

    public NamedSites(String prompt) {
        hosts = new NamedHosts(prompt);
        var reader = new MentionReader(prompt);
        for (var mention = reader.next(); mention.isPresent(); mention = reader.next()) {
            Site.of(mention.get().host().text()).map(Site::text).ifPresent(sites::add);
        }
        for (var word : PromptWord.of(prompt)) {
            if (isName(word)) words.add(word.text());
        }
    }

    private static boolean isName(PromptWord word) {
        var text = word.text();
        if (text.length() < SHORTEST_LABEL || text.chars().allMatch(Port::isDigit)) return false;
        return SiteWords.LIST.opened().contains(text)
                ? word.isOpened()
                : !SiteWords.LIST.isCommon(text);
    }

    /// How the person named it.
    public Naming of(Site site) {
        var label = site.label();
        // A site without a label is an origin: its host and port have to be named.
        var byHost = label.isPresent() ? sites.contains(site.text()) : hosts.include(site.text());
        if (byHost) return Naming.BY_HOST;
        return label.filter(words::contains).isPresent() ? Naming.BY_WORD : Naming.NOT;
    }
}
