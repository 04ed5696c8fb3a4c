package dev.backendrig.browser.session;

/// The connection of one browser, as a session needs it. Thread-safe; no method blocks.
public interface ClientSocket {
    /// Queues a text message; messages leave whole and in the order of the calls.
    ///
    /// @return false where nothing will be sent: the socket is closed, or has just been closed
    ///     because its queue is full
    boolean send(String text);

    /// Sends a Close frame after what is being sent, and drops the connection where the peer does
    /// not answer it soon. Does nothing on a closed socket.
    ///
    /// @param code a close code of RFC 6455, 7.4
    void close(int code, String reason);
}
