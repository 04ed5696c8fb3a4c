package dev.backendrig.mcp.client;

/// Error codes of JSON-RPC 2.0 and MCP.
final class RpcCodes {
    static final int METHOD_NOT_FOUND = -32_601;

    /// Of 2026-07-28.
    static final int UNSUPPORTED_VERSION = -32_022;

    private RpcCodes() {}

    /// What a server of 2026-07-28 alone says to the handshake of the versions before.
    static boolean isOfOtherVersion(long code) {
        return code == METHOD_NOT_FOUND || code == UNSUPPORTED_VERSION;
    }
}
