package dev.backendrig.http.socket;

import java.time.Duration;

/// The limits of sockets.
///
/// @param messageBytes the longest text message that is read
/// @param messageTime how long a message may take to arrive, from its first piece
/// @param roomBytes what all messages that are arriving may hold together
/// @param keepAlive how often a `Pong` is sent unasked and a sign of life is looked for
/// @param silentRounds after so many rounds without a byte from the peer it is taken for dead
/// @param closeTimeout how long the peer may take to read and answer a Close frame
/// @param queueMessages how many messages may wait behind the one that is being sent
/// @param queueBytes how many bytes may wait to be sent, the longest message not counted
public record SocketSettings(
        long messageBytes,
        Duration messageTime,
        long roomBytes,
        Duration keepAlive,
        int silentRounds,
        Duration closeTimeout,
        int queueMessages,
        long queueBytes) {
    /// What docs/protocol.md says.
    public static final SocketSettings DEFAULT = withMessages(8L * 1024 * 1024);

    private static SocketSettings withMessages(long bytes) {
        return new SocketSettings(
                bytes,
                Duration.ofMinutes(2),
                SharedRoom.ofMemory(2 * bytes),
                Duration.ofSeconds(20),
                4,
                Duration.ofSeconds(10),
                256,
                1024 * 1024);
    }
}
