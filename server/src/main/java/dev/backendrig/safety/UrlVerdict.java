package dev.backendrig.safety;

/// What the [UrlPolicy] says to an address.
public sealed interface UrlVerdict {
    /// The browser may go there.
    ///
    /// @param url our own serialisation of the address, the only form that may be sent: pure ASCII
    ///     without quotes, apostrophes, angle brackets, backticks, backslashes and spaces
    record Allowed(String url) implements UrlVerdict {}

    /// The browser may not go there.
    ///
    /// @param rule the rule that the address breaks
    /// @param reason an English sentence for the model, saying what it can do instead; it contains
    ///     nothing of the address but the normalised host
    record Refused(Rule rule, String reason) implements UrlVerdict {}

    /// What an address can break.
    enum Rule {
        /// Too long.
        LENGTH("The address is longer than 8192 characters. Use a shorter one."),
        /// A backslash, a control character, inner white space or half a surrogate pair.
        CHARACTER(
                "An address must not contain backslashes, control characters or spaces. Write"
                        + " spaces as %%20."),
        /// Neither `http` nor `https`.
        SCHEME("Only http and https addresses can be opened."),
        /// A user name or password before the host.
        USER_INFO(
                "An address must not contain a user name or password. Leave out all up to the @."),
        /// No host where it should be: relative, without a scheme but with slashes, or blank.
        FORM("This is not a full address. Write it as https://host/path."),
        /// A host that no browser would take, or that no name server could know.
        HOST("The host of the address is not valid. Write a domain name or an IP address."),
        /// Not a number from 1 to 65535.
        PORT("The port of the address is not a number from 1 to 65535."),
        /// A host of this machine or its network that nobody asked for.
        LOCAL_HOST(
                "%s is %s. It can be opened only if the person writes that address in the prompt,"
                        + " or from a page of the same scheme, host and port."),
        /// This server itself, which nobody asked for.
        OWN_SERVER(
                "%s:%d is the assistant's own server. It can be opened only if the person writes"
                        + " that host with that port in the prompt.");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }

        Refused refuse(Object... details) {
            return new Refused(this, sentence.formatted(details));
        }
    }
}
