package dev.backendrig.mcp.client;

/// A server of `mcp.json` that cannot be used. The message says what was wrong and what is allowed.
final class ConfigFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigFault(String message) {
        super(message);
    }
}
