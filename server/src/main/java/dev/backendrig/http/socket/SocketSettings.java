package dev.backendrig.http.socket;

import java.time.Duration;

/// The limits of sockets.
///
/// @param messageBytes the longest text message that is read
/// @param keepAlive how often a `Pong` is sent unasked and a sign of life is looked for
/// @param silentRounds after so many rounds without a byte from the peer it is taken for dead
/// @param closeTimeout how long the peer may take to read and answer a Close frame
/// @param queueMessages how many messages may wait behind the one that is being sent
/// @param queueBytes how many bytes may wait to be sent, the longest message not counted
public record SocketSettings(
        long messageBytes,
        Duration keepAlive,
        int silentRounds,
        Duration closeTimeout,
        int queueMessages,
        long queueBytes) {
    /// What docs/protocol.md says.
    public static final SocketSettings DEFAULT =
            new SocketSettings(
                    8L * 1024 * 1024,
                    Duration.ofSeconds(20),
                    4,
                    Duration.ofSeconds(10),
                    256,
                    1024 * 1024);
}
