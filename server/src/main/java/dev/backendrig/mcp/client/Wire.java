package dev.backendrig.mcp.client;

import dev.backendrig.json.JsonObject;

/// Carries messages to one server and hands those from it to a [Peer]. Never blocks for long and is
/// thread-safe: whoever waits does so in the peer.
interface Wire extends AutoCloseable {
    /// Begins to carry messages.
    ///
    /// @param peer is handed what comes, by threads of the wire
    /// @throws McpException if the server cannot be started
    void open(Peer peer);

    /// Sends a request whose answer is to come to the peer.
    ///
    /// @param id of the request, as in the message
    /// @throws McpException if it cannot be sent
    void request(long id, JsonObject message);

    /// Sends what nobody waits for: a notification or an answer. Where it cannot be sent it is lost.
    void tell(JsonObject message);

    /// Nobody waits for the answer to this request any more.
    void giveUp(long id);

    /// Which version was agreed on, from the next message on.
    void speaks(ProtocolVersion version);

    /// Ends it, and all that belongs to it. Blocks for a few seconds at most.
    @Override
    void close();
}
