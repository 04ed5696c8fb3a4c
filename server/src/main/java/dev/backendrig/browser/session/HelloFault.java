package dev.backendrig.browser.session;

/// A hello says something wrong. Caught where hellos are read.
final class HelloFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param reason what to mend, with nothing of the message in it
    HelloFault(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
