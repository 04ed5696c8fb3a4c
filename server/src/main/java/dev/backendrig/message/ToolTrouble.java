package dev.backendrig.message;

/// Why a tool call came to nothing, where the server itself knows it. A model reads the result's
/// text; this is for who has to tell a person in words of their own.
public enum ToolTrouble {
    /// The browser is not connected any more.
    CONNECTION_LOST,
    /// A read was not answered in time.
    NO_ANSWER,
    /// An action was not answered in time: it may or may not have happened.
    OUTCOME_UNKNOWN,
    /// The person was asked and did not allow it.
    PERSON_REFUSED,
    /// The person was asked and did not answer in time.
    PERSON_SILENT,
    /// Neither the client nor the browser can ask the person.
    NOBODY_TO_ASK,
    /// Another run drives the browser.
    BROWSER_BUSY,
    /// The address is longer than it may be.
    ADDRESS_TOO_LONG,
    /// The address has a character that none may have.
    ADDRESS_CHARACTER,
    /// The address is neither `http` nor `https`.
    ADDRESS_SCHEME,
    /// The address has a user name or password.
    ADDRESS_USER_INFO,
    /// It is no full address.
    ADDRESS_FORM,
    /// The host or port of the address is none.
    ADDRESS_HOST,
    /// The address is of this machine or its network, and the person did not name it.
    ADDRESS_LOCAL,
    /// The address is this server's own, and the person did not name it with its port.
    ADDRESS_OWN_SERVER
}
