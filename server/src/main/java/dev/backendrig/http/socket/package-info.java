/// The WebSocket end point that browsers connect to.
@NullMarked
package dev.backendrig.http.socket;

import org.jspecify.annotations.NullMarked;
