package dev.backendrig.safety;

/// How far a host is known: everywhere, or only from this machine or its network.
enum HostScope {
    PUBLIC("a public host"),
    LOOPBACK("this computer itself"),
    PRIVATE("an address of a private network"),
    LINK_LOCAL("a link-local address"),
    SHARED("an address of a provider's shared network"),
    RESERVED("a reserved or multicast address"),
    LOCAL_NAME("a name of a local network"),
    METADATA("a cloud's metadata service");

    private final String description;

    HostScope(String description) {
        this.description = description;
    }

    static HostScope of(Host host) {
        return switch (host) {
            case Host.Domain domain -> LocalNames.scope(domain);
            case Host.V4 address -> Ipv4Ranges.scope(address);
            case Host.V6 address -> Ipv6Ranges.scope(address);
        };
    }

    /// What a host of this scope is, to be put after "is".
    String description() {
        return description;
    }
}
