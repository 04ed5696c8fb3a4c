package dev.backendrig.safety;

import dev.backendrig.safety.UrlVerdict.Allowed;
import dev.backendrig.safety.UrlVerdict.Rule;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// The one policy on where the browser may be sent, for every way to navigate.
///
/// An address is read by the WHATWG URL standard ([UrlReader] says where more strictly) and what
/// comes out is a serialisation of ours. Hosts of this machine and of the networks around it
/// ([HostScope]) are open only to a prompt that names them ([NamedHosts]) or to a page of the same
/// origin; the server itself only to a prompt that names it with its port, whatever page the
/// session is on.
///
/// Out of reach is a public name that its owner lets resolve to a private address, and a public
/// page that redirects to one: the browser resolves and follows, this server does not see it.
///
/// Immutable and thread-safe. Time is linear in the lengths of address and prompt.
public final class UrlPolicy {
    private final IntSupplier ownPort;
    private final Set<Host> ownHosts;

    /// @param ownPort the port that this server listens on; asked at each judgement, because it is
    ///     known only once the server listens
    /// @param ownHosts names and addresses (IPv6 with or without brackets) that lead to this server
    ///     beside the loopback ones
    /// @throws IllegalArgumentException if one of the hosts is none
    public UrlPolicy(IntSupplier ownPort, Set<String> ownHosts) {
        this.ownPort = ownPort;
        this.ownHosts =
                ownHosts.stream().map(UrlPolicy::ownHost).collect(Collectors.toUnmodifiableSet());
    }

    private static Host ownHost(String text) {
        var bare = text.contains(":") && !text.startsWith("[");
        return HostReader.read(bare ? "[" + text + "]" : text)
                .orElseThrow(() -> new IllegalArgumentException("not a host: " + text))
                .withoutRoot();
    }

    /// Judges an address that a model, a person or a tool wants opened.
    public UrlVerdict judge(String address, NavigationContext context) {
        return switch (UrlReader.read(address)) {
            case UrlReader.Fault(var rule) -> rule.refuse();
            case UrlReader.Understood(var url) -> judge(url, context);
        };
    }

    private UrlVerdict judge(HttpUrl url, NavigationContext context) {
        var named = new NamedHosts(context.prompt());
        var scope = HostScope.of(url.host());
        if (isOwn(url, scope)) {
            return named.includeWithPort(url.host(), url.port())
                    ? new Allowed(url.text())
                    : Rule.OWN_SERVER.refuse(url.host().text(), url.port());
        }
        var open =
                scope == HostScope.PUBLIC
                        || isSameOrigin(url, context.pageUrl())
                        || named.include(url.host(), url.port());
        return open
                ? new Allowed(url.text())
                : Rule.LOCAL_HOST.refuse(url.host().text(), scope.description());
    }

    private boolean isOwn(HttpUrl url, HostScope scope) {
        return url.port() == ownPort.getAsInt()
                && (scope == HostScope.LOOPBACK || ownHosts.contains(url.host().withoutRoot()));
    }

    private static boolean isSameOrigin(HttpUrl url, Optional<String> pageUrl) {
        return pageUrl.flatMap(UrlReader::readOrigin).filter(url::hasOriginOf).isPresent();
    }
}
