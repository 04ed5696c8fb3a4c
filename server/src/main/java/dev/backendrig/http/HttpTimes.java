package dev.backendrig.http;

import java.time.Duration;

/// The deadlines of the HTTP side.
///
/// @param keepAlive how long a stream may be silent before an empty line is sent
/// @param connection how long a connection may be idle between requests
/// @param headers for a request's line and headers, from its first byte
/// @param bodyIdle between two pieces of a request body
/// @param body for a whole request body
/// @param write for one write to a client that does not read; then it counts as gone
/// @param linger for what a refused client still sends, so that it gets to read the refusal
/// @param drainEnd for streams to say goodbye when the time to drain is over
record HttpTimes(
        Duration keepAlive,
        Duration connection,
        Duration headers,
        Duration bodyIdle,
        Duration body,
        Duration write,
        Duration linger,
        Duration drainEnd) {
    static final HttpTimes DEFAULT =
            new HttpTimes(
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2));

    HttpTimes withKeepAlive(Duration time) {
        return new HttpTimes(time, connection, headers, bodyIdle, body, write, linger, drainEnd);
    }

    HttpTimes withConnection(Duration time) {
        return new HttpTimes(keepAlive, time, headers, bodyIdle, body, write, linger, drainEnd);
    }

    HttpTimes withHeaders(Duration time) {
        return new HttpTimes(keepAlive, connection, time, bodyIdle, body, write, linger, drainEnd);
    }

    HttpTimes withBody(Duration pause, Duration whole) {
        return new HttpTimes(keepAlive, connection, headers, pause, whole, write, linger, drainEnd);
    }

    HttpTimes withWrite(Duration time) {
        return new HttpTimes(
                keepAlive, connection, headers, bodyIdle, body, time, linger, drainEnd);
    }
}
