package dev.backendrig.http.socket;

import dev.backendrig.browser.session.SessionRegistry;
import java.util.concurrent.ScheduledExecutorService;

/// What all sockets share.
///
/// @param room for the messages that are arriving
/// @param timer for short work that does not block
record SocketContext(
        SessionRegistry sessions,
        SocketSettings settings,
        SharedRoom room,
        ScheduledExecutorService timer,
        SocketMeters meters) {}
