package dev.backendrig.safety;

import java.util.function.Predicate;

/// The hosts that a person named in a prompt.
///
/// Named is a host that stands there by itself, with or without scheme, port and path, in whatever
/// spelling: hosts are compared after normalisation. With a port, it is named for that port only.
/// Not named is what is only part of a longer word, host, path, query or mail address, or stands
/// before an `@`; nor a word without a dot (but `localhost`) or a plain number such as `10.5`
/// unless a scheme stands before it or a port after it.
///
/// Immutable and thread-safe. Each question walks through the prompt, in time linear in its length.
public final class NamedHosts {
    private final String prompt;

    public NamedHosts(String prompt) {
        this.prompt = prompt;
    }

    /// Whether the person named the host of an address, for its port.
    ///
    /// @param url anything that [UrlPolicy] could allow; something else names no host
    public boolean include(String url) {
        return UrlReader.read(url) instanceof UrlReader.Understood(var read)
                && include(read.host(), read.port());
    }

    boolean include(Host host, int port) {
        return any(mention -> mention.means(host, port));
    }

    boolean includeWithPort(Host host, int port) {
        return any(mention -> mention.meansWithPort(host, port));
    }

    private boolean any(Predicate<Mention> wanted) {
        var reader = new MentionReader(prompt);
        var mention = reader.next();
        while (mention.isPresent() && !wanted.test(mention.get())) mention = reader.next();
        return mention.isPresent();
    }
}
