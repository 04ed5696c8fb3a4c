package dev.backendrig.http.socket;

import dev.backendrig.browser.session.SessionRegistry;
import java.util.concurrent.ScheduledExecutorService;

/// What all sockets share.
///
/// @param timer for short work that does not block
record SocketContext(
        SessionRegistry sessions,
        SocketSettings settings,
        ScheduledExecutorService timer,
        SocketMeters meters) {}
