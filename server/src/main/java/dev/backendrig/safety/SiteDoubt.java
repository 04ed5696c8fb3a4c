package dev.backendrig.safety;

/// Why a person is to be asked about what would go to a site, before it is put in words.
public sealed interface SiteDoubt {
    /// The site that it is about.
    Site site();

    /// It is none of the run's own.
    record Other(Site site) implements SiteDoubt {}

    /// A form that would be sent goes there, and it is none of the run's own.
    record Form(Site site) implements SiteDoubt {}

    /// An address that leads there carries what was read elsewhere.
    ///
    /// @param source where it was read
    record TaintedAddress(Site site, Site source) implements SiteDoubt {}

    /// A text that would be typed there is, or carries, what was read elsewhere.
    ///
    /// @param source where it was read
    record TaintedText(Site site, Site source) implements SiteDoubt {}

    /// An address that leads there is unusually long or looks like a code, and no page offered it.
    record Unlinked(Site site) implements SiteDoubt {}
}
